package fr.parcours.engine.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProtectedLegsTest {

    private static final OptionalLong WITHHELD = OptionalLong.empty();

    private static ProtectedLegs legs(long entered, long direct, long toMiddle, long on) {
        return ProtectedLegs.of(
                ProtectionRule.of(5),
                entered,
                List.of(List.of(0L, toMiddle, direct), List.of(0L, 0L, on), List.of(0L, 0L, 0L)));
    }

    private static OptionalLong shown(long count) {
        return OptionalLong.of(count);
    }

    @Test
    void enoughEverywhereIsShown() {
        ProtectedLegs legs = legs(100, 20, 60, 50);

        assertThat(legs.reached()).containsExactly(shown(100), shown(60), shown(70));
        assertThat(legs.left()).containsExactly(shown(80), shown(50));
    }

    @Test
    void fewWhoSkipAStageWithholdWhatTheyAreSummedIn() {
        ProtectedLegs legs = legs(100, 3, 60, 50);

        assertThat(legs.reached()).containsExactly(shown(100), shown(60), WITHHELD);
        assertThat(legs.left()).containsExactly(WITHHELD, shown(50));
    }

    @Test
    void fewWhoStayWithholdThoseWhoGoOnAndWhereTheyGo() {
        ProtectedLegs middle = legs(100, 20, 60, 58);
        ProtectedLegs first = legs(100, 38, 60, 50);

        assertThat(middle.left()).containsExactly(shown(80), WITHHELD);
        assertThat(middle.reached()).containsExactly(shown(100), shown(60), WITHHELD);
        assertThat(first.left()).containsExactly(WITHHELD, shown(50));
        assertThat(first.reached()).containsExactly(shown(100), WITHHELD, shown(88));
    }

    @Test
    void fewWhoDoNotComeToAStageWithholdThoseWhoDo() {
        ProtectedLegs legs = legs(62, 0, 60, 50);

        assertThat(legs.reached()).containsExactly(shown(62), WITHHELD, shown(50));
        assertThat(legs.left()).containsExactly(WITHHELD, shown(50));
    }

    @Test
    void nothingIsShownOfFewEntries() {
        ProtectedLegs legs = legs(4, 0, 0, 0);

        assertThat(legs.reached()).containsOnly(WITHHELD);
        assertThat(legs.left()).containsOnly(WITHHELD);
    }
}
