package fr.parcours.engine.protect;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.protect.ProtectedIntervals.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtectedIntervalsTest {

    private static List<Integer> cuts(Interval... intervals) {
        return ProtectedIntervals.cuts(ProtectionRule.standard(), List.of(intervals));
    }

    @Test
    void intervalsWithoutEventsOrWithEnoughStandAlone() {
        assertThat(cuts(new Interval(0, 100), new Interval(5, 100), new Interval(7, 90)))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void anIntervalWithFewEventsTakesInTheNextOnes() {
        assertThat(cuts(new Interval(2, 100), new Interval(0, 98), new Interval(3, 98), new Interval(5, 90)))
                .containsExactly(0, 3, 4);
    }

    @Test
    void theLastOnesTakeInThoseBefore() {
        assertThat(cuts(new Interval(5, 100), new Interval(6, 95), new Interval(0, 80), new Interval(4, 70)))
                .containsExactly(0, 1, 4);
    }

    @Test
    void nothingIsShownOnceFewerThanElevenAreAtRisk() {
        assertThat(cuts(new Interval(5, 100), new Interval(6, 10), new Interval(6, 100)))
                .containsExactly(0, 1);
        assertThat(cuts(new Interval(6, 10))).isEmpty();
    }

    @Test
    void tooFewEventsInAllAreNotShown() {
        assertThat(cuts(new Interval(2, 100), new Interval(2, 100))).isEmpty();
    }

    @Test
    void withoutProtectionEveryIntervalIsShownWhileAnybodyIsAtRisk() {
        assertThat(ProtectedIntervals.cuts(
                        ProtectionRule.none(), List.of(new Interval(1, 2), new Interval(1, 1), new Interval(0, 0))))
                .containsExactly(0, 1, 2);
    }
}
