package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LogRankTest {

    private static final Offset<Double> ROUNDING = within(1e-9);
    private static final LifeTable NOBODY = LifeTable.builder().build();

    private static LifeTable events(long... times) {
        LifeTable.Builder builder = LifeTable.builder();
        for (long time : times) {
            builder.add(time, Exit.EVENT, 1);
        }
        return builder.build();
    }

    private static List<LifeTable> three(long seed) {
        return List.of(
                Subjects.random(seed).lifeTable(),
                Subjects.random(seed + 1000).lifeTable(),
                Subjects.random(seed + 2000).lifeTable());
    }

    @Test
    void comparesTwoGroupsAsByHand() {
        // t = 1: 4 at risk, 2 in A, one event in A; t = 2: 3 at risk, 1 in A, one event in B; then only A is left at 4.
        LogRankResult result = LogRank.withDefaults().test(List.of(events(1, 4), events(2, 3)));

        assertThat(result.observed()).containsExactly(2.0, 2.0);
        assertThat(result.expected().get(0)).isCloseTo(2 / 4.0 + 1 / 3.0 + 1 / 2.0 + 1, ROUNDING);
        assertThat(result.variance().get(0).get(0)).isCloseTo(1 / 4.0 + 2 / 9.0 + 1 / 4.0, ROUNDING);
        assertThat(result.test().statistic()).isCloseTo(1 / 9.0 / (13 / 18.0), ROUNDING);
        assertThat(result.test().freedom()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(LogRankWeight.class)
    void sameGroupsDoNotDiffer(LogRankWeight weight) {
        LifeTable group = Subjects.random(7).lifeTable();
        ChiSquareTest test =
                LogRank.withDefaults().with(weight).test(List.of(group, group)).test();

        assertThat(test.statistic()).isCloseTo(0, ROUNDING);
        assertThat(test.p()).isCloseTo(1, within(1e-4));
    }

    @Test
    void rhoOfZeroIsTheLogRankTest() {
        List<LifeTable> groups = three(1);

        assertThat(LogRank.withDefaults().withRho(0).test(groups).test())
                .isEqualTo(LogRank.withDefaults().test(groups).test());
        assertThat(LogRank.withDefaults().with(LogRankWeight.FLEMING_HARRINGTON).test(groups))
                .isEqualTo(LogRank.withDefaults().withRho(1).test(groups));
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void orderOfGroupsAndScaleOfTimesDoNotMatter(long seed) {
        List<LifeTable> turned = new ArrayList<>(three(seed));
        Collections.reverse(turned);
        List<LifeTable> slower = List.of(
                Subjects.random(seed).slower(30).lifeTable(),
                Subjects.random(seed + 1000).slower(30).lifeTable(),
                Subjects.random(seed + 2000).slower(30).lifeTable());
        for (LogRankWeight weight : LogRankWeight.values()) {
            LogRank test = LogRank.withDefaults().with(weight);
            LogRankResult result = test.test(three(seed));

            assertThat(test.test(turned).test().statistic())
                    .isCloseTo(result.test().statistic(), ROUNDING);
            assertThat(test.test(slower)).isEqualTo(result);
        }
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void observedAndExpectedHaveTheSameSum(long seed) {
        for (LogRankWeight weight : LogRankWeight.values()) {
            LogRankResult result = LogRank.withDefaults().with(weight).test(three(seed));

            assertThat(sum(result.observed())).isCloseTo(sum(result.expected()), ROUNDING);
            result.variance().forEach(row -> assertThat(sum(row)).isCloseTo(0, within(1e-6)));
        }
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void trendOfTwoGroupsIsTheirComparisonAndOnlySpacingOfScoresMatters(long seed) {
        LogRankResult two = LogRank.withDefaults().test(three(seed).subList(0, 2));
        LogRankResult all = LogRank.withDefaults().test(three(seed));

        assertThat(two.trend().statistic()).isCloseTo(two.test().statistic(), ROUNDING);
        assertThat(all.trend(List.of(10.0, 15.0, 20.0)).statistic())
                .isCloseTo(all.trend().statistic(), ROUNDING);
        assertThat(all.trend().statistic()).isLessThanOrEqualTo(all.test().statistic() + 1e-9);
    }

    @Test
    void strataWithoutAComparisonAddNothing() {
        List<LifeTable> groups = three(3).subList(0, 2);
        List<LifeTable> oneGroupOnly = List.of(events(1, 2, 2), NOBODY);
        List<LifeTable> withoutEvents = List.of(
                LifeTable.builder().add(4, Exit.CENSORED, 3).build(),
                LifeTable.builder().add(5, Exit.CENSORED, 2).build());
        LogRankResult alone = LogRank.withDefaults().test(groups);
        LogRankResult stratified = LogRank.withDefaults().testStratified(List.of(oneGroupOnly, groups, withoutEvents));

        assertThat(stratified.test().statistic()).isCloseTo(alone.test().statistic(), ROUNDING);
        assertThat(stratified.observed().get(0)).isCloseTo(alone.observed().get(0) + 3, ROUNDING);
    }

    @Test
    void groupNeverAtRiskIsNotAGroup() {
        List<LifeTable> groups = List.of(events(1, 3, 5), NOBODY, events(2, 6, 8, 8));
        LogRankResult result = LogRank.withDefaults().test(groups);

        assertThat(result.test().freedom()).isEqualTo(1);
        assertThat(result.test())
                .isEqualTo(LogRank.withDefaults()
                        .test(List.of(groups.get(0), groups.get(2)))
                        .test());
    }

    @Test
    void groupWithoutEventsIsCompared() {
        LifeTable none = LifeTable.builder().add(9, Exit.CENSORED, 5).build();
        LogRankResult result = LogRank.withDefaults().test(List.of(events(1, 3, 5, 7), none));

        assertThat(result.observed().get(1)).isZero();
        assertThat(result.expected().get(1)).isPositive();
        assertThat(result.test().p()).isLessThan(0.05);
    }

    @Test
    void groupsNeverAtRiskTogetherAreNotCompared() {
        List<List<LifeTable>> strata = List.of(
                List.of(events(1, 3), events(2, 4), NOBODY, NOBODY),
                List.of(NOBODY, NOBODY, events(1, 3), events(2, 4)));

        assertThat(LogRank.withDefaults().testStratified(strata).test().freedom())
                .isEqualTo(2);
    }

    @Test
    void nothingToCompareGivesNoDifference() {
        ChiSquareTest none = new ChiSquareTest(0, 0, 1);
        LogRankResult everybodyAtOnce = LogRank.withDefaults().test(List.of(events(3, 3), events(3)));

        assertThat(LogRank.withDefaults().test(List.of(NOBODY, NOBODY)).test()).isEqualTo(none);
        assertThat(everybodyAtOnce.test()).isEqualTo(none);
        assertThat(everybodyAtOnce.trend()).isEqualTo(none);
    }

    @Test
    void impossibleInputIsRefused() {
        LogRank test = LogRank.withDefaults();

        assertThatIllegalArgumentException().isThrownBy(() -> test.test(List.of(NOBODY)));
        assertThatIllegalArgumentException().isThrownBy(() -> test.testStratified(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> test.testStratified(List.of(three(1), three(1).subList(0, 2))));
        assertThatIllegalArgumentException().isThrownBy(() -> test.withRho(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> test.test(three(1)).trend(List.of(1.0)));
    }
}
