package fr.parcours.engine.protect;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.protect.ProtectedStates.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtectedStatesTest {

    private static final int K = 5;

    private static List<Boolean> first(long... present) {
        return ProtectedStates.shown(ProtectionRule.of(K), List.of(moment(present)))
                .get(0);
    }

    private static Moment moment(long... present) {
        List<Long> nobody = LongStream.of(present).mapToObj(state -> 0L).toList();
        return new Moment(LongStream.of(present).boxed().toList(), nobody, nobody);
    }

    @Test
    void statesOfNobodyOrOfEnoughAreShown() {
        assertThat(first(0, 5, 100)).containsOnly(true);
    }

    @Test
    void aSmallStateTakesTheSmallestOtherWithIt() {
        assertThat(first(3, 20, 100, 0)).containsExactly(false, false, true, true);
    }

    @Test
    void smallStatesThatCouldNotHoldEnoughTakeAnother() {
        // 2 and 3 sum to 5: neither could be 5, if both are at least 1.
        assertThat(first(2, 3, 20, 100)).containsExactly(false, false, false, true);
        assertThat(first(3, 3, 20, 100)).containsExactly(false, false, true, true);
    }

    @Test
    void nothingIsShownWhenNothingIsLeftToHideBehind() {
        assertThat(first(3, 0, 0)).containsOnly(false);
        assertThat(first(3, 1)).containsOnly(false);
    }

    @Test
    void fewMovesBetweenTwoTimesWithholdTheStateAtTheSecond() {
        Moment before = new Moment(List.of(100L, 50L, 50L), List.of(0L, 60L, 50L), List.of(110L, 10L, 0L));
        Moment oneEntered = new Moment(List.of(99L, 51L, 50L), List.of(0L, 61L, 50L), List.of(111L, 10L, 0L));
        Moment later = new Moment(List.of(90L, 60L, 50L), List.of(0L, 70L, 50L), List.of(120L, 10L, 0L));

        assertThat(ProtectedStates.shown(ProtectionRule.of(K), List.of(before, oneEntered, later)))
                .containsExactly(List.of(true, true, true), List.of(false, false, true), List.of(true, true, true));
    }

    @Test
    void withoutProtectionEverythingIsShown() {
        assertThat(ProtectedStates.shown(ProtectionRule.none(), List.of(moment(1, 2, 3)))
                        .get(0))
                .containsOnly(true);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWithheldCannotBeFoundBySubtraction(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int table = 0; table < 500; table++) {
            long[] present = random.longs(7, 0, random.nextBoolean() ? 8 : 40).toArray();
            List<Boolean> shown = first(present);
            List<Long> hidden = new ArrayList<>();
            IntStream.range(0, 7).filter(i -> !shown.get(i)).forEach(i -> hidden.add(present[i]));
            IntStream.range(0, 7)
                    .filter(shown::get)
                    .forEach(i -> assertThat(present[i]).matches(count -> count == 0 || count >= K));
            if (!hidden.isEmpty() && hidden.size() < 7) {
                long sum = hidden.stream().mapToLong(Long::longValue).sum();
                assertThat(hidden).hasSizeGreaterThan(1);
                assertThat(sum - (hidden.size() - 1)).isGreaterThanOrEqualTo(K);
            }
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 5);
    }
}
