package fr.parcours.engine.protect;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.protect.ProtectedShares.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtectedSeriesTest {

    private static final ProtectionRule RULE = ProtectionRule.of(5);

    @Test
    void aSmallChangeHidesTheLaterTimeAndIsAddedToTheNext() {
        assertThat(ProtectedSeries.shown(
                        RULE, List.of(List.of(new Group(50, 90), new Group(47, 87), new Group(44, 84)))))
                .containsExactly(List.of(true, false, true));
    }

    @Test
    void aSmallChangeOfTheRestHidesTooOneOfTheWholeDoesNot() {
        assertThat(ProtectedSeries.shown(RULE, List.of(List.of(new Group(50, 90), new Group(40, 83)))))
                .containsExactly(List.of(true, false));
        assertThat(ProtectedSeries.shown(RULE, List.of(List.of(new Group(50, 90), new Group(40, 89)))))
                .containsExactly(List.of(true, true));
        assertThat(ProtectedSeries.shown(RULE, List.of(List.of(new Group(50, 90), new Group(50, 90)))))
                .containsExactly(List.of(true, true));
    }

    @Test
    void anotherGroupIsHiddenWithTheOneWhoseChangeIsSmallTheSmallestFirst() {
        assertThat(ProtectedSeries.shown(
                        RULE,
                        List.of(
                                List.of(new Group(50, 90), new Group(47, 87)),
                                List.of(new Group(500, 900), new Group(400, 900)),
                                List.of(new Group(60, 100), new Group(40, 100)))))
                .containsExactly(List.of(true, false), List.of(true, true), List.of(true, false));
    }

    @Test
    void allAreHiddenWhenNoOtherChangeCovers() {
        assertThat(ProtectedSeries.shown(
                        RULE,
                        List.of(
                                List.of(new Group(50, 90), new Group(49, 90)),
                                List.of(new Group(60, 100), new Group(60, 100)))))
                .containsExactly(List.of(true, false), List.of(true, false));
    }

    @Test
    void whatASingleTimeHidesStaysHiddenAndWithoutProtectionNothingIs() {
        List<List<Group>> small = List.of(List.of(new Group(3, 90), new Group(2, 90)));
        assertThat(ProtectedSeries.shown(RULE, small)).containsExactly(List.of(false, false));
        assertThat(ProtectedSeries.shown(ProtectionRule.none(), small)).containsExactly(List.of(true, true));
    }
}
