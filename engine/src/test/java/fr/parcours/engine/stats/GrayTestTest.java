package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GrayTestTest {

    private static final Offset<Double> ROUNDING = within(1e-8);
    private static final CompetingTable NOBODY =
            CompetingTable.builder(Subjects.CAUSES).build();

    private static CompetingTable group(long seed) {
        return Subjects.random(seed, false).competingTable();
    }

    /** Scores, variances and statistics of the algorithm of {@code cmprsk::cuminc}, written in R 4.2.2. */
    @Test
    void weighsEarlyDifferencesByRho() {
        CompetingTable one = CompetingTable.builder(2)
                .add(1, 1, 1)
                .add(2, 1, 1)
                .add(2, 2, 1)
                .add(3, 0, 1)
                .add(4, 1, 1)
                .add(5, 2, 1)
                .build();
        CompetingTable other = CompetingTable.builder(2)
                .add(2, 2, 1)
                .add(3, 1, 1)
                .add(3, 0, 1)
                .add(5, 1, 1)
                .add(6, 2, 1)
                .add(7, 0, 1)
                .build();
        GrayResult even = GrayTest.withDefaults().test(1, List.of(one, other));
        GrayResult early = GrayTest.withDefaults().withRho(1).test(1, List.of(one, other));

        assertThat(even.scores().get(0)).isCloseTo(0.922177822177822, within(1e-14));
        assertThat(even.variance().get(0).get(0)).isCloseTo(1.20885476292955, within(1e-14));
        assertThat(even.test().statistic()).isCloseTo(0.70348561448005, within(1e-14));
        assertThat(early.scores().get(0)).isCloseTo(0.910408219231749, within(1e-14));
        assertThat(early.variance().get(0).get(0)).isCloseTo(0.845425295770247, within(1e-14));
        assertThat(early.test().statistic()).isCloseTo(0.980386001922955, within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void withOneCauseTheScoreIsThatOfTheLogRankTest(long seed) {
        LifeTable one = Subjects.random(seed, false).lifeTable();
        LifeTable other = Subjects.random(seed + 1000, false).lifeTable();
        LogRankResult logRank = LogRank.withDefaults().test(List.of(one, other));
        GrayResult gray = GrayTest.withDefaults().test(1, List.of(single(one), single(other)));

        assertThat(gray.scores().get(0))
                .isCloseTo(logRank.observed().get(0) - logRank.expected().get(0), ROUNDING);
    }

    private static CompetingTable single(LifeTable table) {
        CompetingTable.Builder builder = CompetingTable.builder(1);
        table.rows().forEach(row -> builder.add(row.time(), 1, row.events()).add(row.time(), 0, row.censored()));
        return builder.build();
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void orderOfGroupsAndScaleOfTimesDoNotMatter(long seed) {
        GrayTest test = GrayTest.withDefaults().withRho(seed % 2 == 0 ? 0 : 1);
        GrayResult result = test.test(2, List.of(group(seed), group(seed + 1000), group(seed + 2000)));
        GrayResult turned = test.test(2, List.of(group(seed + 1000), group(seed + 2000), group(seed)));
        GrayResult slower = test.test(
                2,
                List.of(
                        Subjects.random(seed, false).slower(30).competingTable(),
                        Subjects.random(seed + 1000, false).slower(30).competingTable(),
                        Subjects.random(seed + 2000, false).slower(30).competingTable()));

        assertThat(slower).isEqualTo(result);
        if (Double.isFinite(result.test().statistic()) && result.test().freedom() == 2) {
            assertThat(turned.scores().get(0)).isCloseTo(result.scores().get(1), ROUNDING);
        }
    }

    @Test
    void sameGroupsDoNotDiffer() {
        ChiSquareTest test =
                GrayTest.withDefaults().test(1, List.of(group(5), group(5))).test();

        assertThat(test.statistic()).isCloseTo(0, ROUNDING);
        assertThat(test.freedom()).isEqualTo(1);
    }

    @Test
    void strataWithoutAComparisonAddNothing() {
        List<CompetingTable> groups = List.of(group(5), group(6));
        List<CompetingTable> oneGroupOnly = List.of(group(7), NOBODY);
        List<CompetingTable> otherCausesOnly = List.of(
                CompetingTable.builder(3).add(2, 3, 2).build(),
                CompetingTable.builder(3).add(3, 3, 2).build());
        GrayResult alone = GrayTest.withDefaults().test(1, groups);
        GrayResult stratified =
                GrayTest.withDefaults().testStratified(1, List.of(oneGroupOnly, groups, otherCausesOnly));

        assertThat(stratified.test().statistic()).isCloseTo(alone.test().statistic(), ROUNDING);
        assertThat(alone.test().statistic()).isPositive();
    }

    @Test
    void groupWithoutSubjectsIsNotAGroup() {
        GrayResult two = GrayTest.withDefaults().test(1, List.of(group(5), group(6)));
        GrayResult three = GrayTest.withDefaults().test(1, List.of(group(5), NOBODY, group(6)));

        assertThat(three.test().freedom()).isEqualTo(1);
        assertThat(three.test().statistic()).isCloseTo(two.test().statistic(), ROUNDING);
    }

    @Test
    void causeWithoutEventsGivesNoDifference() {
        CompetingTable never =
                CompetingTable.builder(3).add(4, 1, 2).add(6, 0, 1).build();

        assertThat(GrayTest.withDefaults().test(2, List.of(never, never)).test())
                .isEqualTo(new ChiSquareTest(0, 0, 1));
    }

    @Test
    void undefinedVarianceGivesNoTest() {
        // The pooled incidence is 2/4 after time 1 and 2/4 + 1/2 after time 2, with one subject left.
        CompetingTable first = CompetingTable.builder(1).add(1, 1, 2).build();
        CompetingTable second =
                CompetingTable.builder(1).add(2, 1, 1).add(3, 1, 1).build();

        assertThat(GrayTest.withDefaults()
                        .test(1, List.of(first, second))
                        .test()
                        .p())
                .isNaN();
    }

    /** {@code cuminc} gives the statistic -3.577932 and p = 1. */
    @Test
    void negativeVarianceGivesNoTest() {
        CompetingTable first = CompetingTable.builder(1)
                .add(1, 0, 1)
                .add(2, 1, 4)
                .add(4, 1, 2)
                .add(5, 1, 1)
                .build();
        CompetingTable second = CompetingTable.builder(1)
                .add(3, 1, 4)
                .add(4, 0, 5)
                .add(4, 1, 5)
                .add(5, 1, 10)
                .build();

        assertThat(GrayTest.withDefaults()
                        .test(1, List.of(first, second))
                        .test()
                        .p())
                .isNaN();
    }

    @Test
    void impossibleInputIsRefused() {
        CompetingTable late = CompetingTable.builder(3).addLate(1, 2, 1, 1).build();
        GrayTest test = GrayTest.withDefaults();

        assertThatIllegalArgumentException().isThrownBy(() -> test.test(1, List.of(group(1), late)));
        assertThatIllegalArgumentException().isThrownBy(() -> test.test(1, List.of(group(1))));
        assertThatIllegalArgumentException().isThrownBy(() -> test.test(4, List.of(group(1), group(2))));
        assertThatIllegalArgumentException().isThrownBy(() -> test.withRho(Double.NaN));
    }
}
