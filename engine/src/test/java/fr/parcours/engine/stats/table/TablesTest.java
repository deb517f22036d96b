package fr.parcours.engine.stats.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/methods-tables.md}, and what comes of empty rows, empty strata and impossible counts. */
class TablesTest {

    private static final ContingencyTable TEA = table(3, 1, 1, 3);

    @Test
    void eightCupsOfTeaByHand() {
        Association association = Association.of(TEA);
        assertThat(association.expected()).isEqualTo(List.of(List.of(2.0, 2.0), List.of(2.0, 2.0)));
        assertThat(association.pearson().statistic()).isEqualTo(2);
        assertThat(association.yates().statistic()).isEqualTo(0.5);
        assertThat(association.cramersV()).isEqualTo(0.5);
        assertThat(association.standardizedResiduals().get(0).get(0)).isCloseTo(Math.sqrt(2), within(1e-15));
        assertThat(association.smallExpected()).isEqualTo(4);
        assertThat(association.isDoubtful()).isTrue();

        ExactOddsRatio exact = ExactOddsRatio.of(TEA, 0.95).orElseThrow();
        assertThat(exact.p()).isCloseTo(34.0 / 70, within(1e-14));
        assertThat(ExactTableTest.p(TEA)).hasValueCloseTo(34.0 / 70, within(1e-14));
        // (16ψ + 2·36ψ² + 3·16ψ³ + 4ψ⁴)/(1 + 16ψ + 36ψ² + 16ψ³ + ψ⁴) = 3
        double odds = exact.estimate();
        assertThat(Math.pow(odds, 4) - 36 * odds * odds - 32 * odds - 3).isCloseTo(0, within(1e-9));
    }

    @Test
    void aTrendByHand() {
        TrendTest trend = TrendTest.of(List.of(1L, 3L, 5L), List.of(10L, 10L, 10L));
        assertThat(trend.test().statistic()).isCloseTo(16 / 4.2, within(1e-13));
        assertThat(trend.slope()).isCloseTo(0.2, within(1e-15));
        assertThat(trend.z()).isPositive();
        assertThat(TrendTest.of(List.of(5L, 3L, 1L), List.of(10L, 10L, 10L)).z())
                .isCloseTo(-trend.z(), within(1e-14));
    }

    @Test
    void twoStrataByHand() {
        StratifiedTables strata = StratifiedTables.of(List.of(table(8, 2, 4, 6), table(6, 4, 3, 7)));
        MantelHaenszel common = MantelHaenszel.of(strata, 0.95);
        assertThat(common.oddsRatio()).isCloseTo(4.5, within(1e-14));
        assertThat(common.test().statistic()).isCloseTo(12.25 / (19_500.0 / 7_600), within(1e-13));
        assertThat(common.corrected().statistic()).isCloseTo(9 / (19_500.0 / 7_600), within(1e-13));
        assertThat(StratifiedAssociation.of(strata).general().statistic())
                .isCloseTo(common.test().statistic(), within(1e-12));
    }

    @Test
    void oneStratumIsTheSameAsATable() {
        StratifiedTables one = StratifiedTables.of(List.of(table(8, 2, 4, 6)));
        assertThat(MantelHaenszel.of(one, 0.95).oddsRatio()).isCloseTo(6, within(1e-14));
        assertThat(StratifiedAssociation.of(one).general().statistic())
                .isCloseTo(Association.of(table(8, 2, 4, 6)).pearson().statistic() * 19 / 20, within(1e-12));
        assertThat(Homogeneity.of(one).breslowDay().freedom()).isZero();
    }

    @Test
    void emptyStrataChangeNothing() {
        StratifiedTables some = StratifiedTables.of(List.of(table(8, 2, 4, 6), table(6, 4, 3, 7)));
        StratifiedTables more = StratifiedTables.of(
                List.of(table(0, 0, 0, 0), table(8, 2, 4, 6), table(0, 0, 5, 3), table(6, 4, 3, 7), table(9, 0, 4, 0)));
        assertThat(MantelHaenszel.of(more, 0.95)).isEqualTo(MantelHaenszel.of(some, 0.95));
        assertThat(Homogeneity.of(more)).isEqualTo(Homogeneity.of(some));
        assertThat(ExactOddsRatio.of(more, 0.95).orElseThrow().estimate())
                .isCloseTo(ExactOddsRatio.of(some, 0.95).orElseThrow().estimate(), within(1e-12));
    }

    @Test
    void swappingRowsInvertsOddsRatios() {
        ExactOddsRatio one = ExactOddsRatio.of(table(7, 3, 2, 8), 0.95).orElseThrow();
        ExactOddsRatio other = ExactOddsRatio.of(table(2, 8, 7, 3), 0.95).orElseThrow();
        assertThat(other.estimate()).isCloseTo(1 / one.estimate(), within(1e-12));
        assertThat(other.lower()).isCloseTo(1 / one.upper(), within(1e-12));
        assertThat(other.p()).isCloseTo(one.p(), within(1e-14));
    }

    @Test
    void anOutcomeOfEverybodyOrNobodyShowsNoDifference() {
        ContingencyTable everybody = table(9, 0, 4, 0);
        Association association = Association.of(everybody);
        assertThat(association.pearson().freedom()).isZero();
        assertThat(association.pearson().p()).isEqualTo(1);
        assertThat(association.cramersV()).isNaN();
        assertThat(association.yates().p()).isNaN();
        ExactOddsRatio exact = ExactOddsRatio.of(everybody, 0.95).orElseThrow();
        assertThat(exact.p()).isEqualTo(1);
        assertThat(exact.estimate()).isNaN();
        assertThat(exact.upper()).isInfinite();
        assertThat(ExactTableTest.p(everybody)).hasValue(1);
        TrendTest trend = TrendTest.of(List.of(4L, 5L), List.of(4L, 5L));
        assertThat(trend.test().p()).isEqualTo(1);
        assertThat(trend.z()).isNaN();
        StratifiedTables strata = StratifiedTables.of(List.of(everybody, everybody));
        assertThat(MantelHaenszel.of(strata, 0.95).oddsRatio()).isNaN();
        assertThat(MantelHaenszel.of(strata, 0.95).test().p()).isEqualTo(1);
        assertThat(StratifiedAssociation.of(strata).general().freedom()).isZero();
    }

    @Test
    void noSubjectAtAllShowsNoDifference() {
        assertThat(Association.of(table(0, 0, 0, 0)).pearson().p()).isEqualTo(1);
        assertThat(TrendTest.of(List.of(0L, 0L), List.of(0L, 0L)).test().p()).isEqualTo(1);
        assertThat(ExactOddsRatio.of(table(0, 0, 0, 0), 0.95).orElseThrow().p()).isEqualTo(1);
        assertThat(MantelHaenszel.of(StratifiedTables.of(List.of(table(0, 0, 0, 0))), 0.95)
                        .test()
                        .p())
                .isEqualTo(1);
    }

    @Test
    void anEmptyCellHasNoLimitsByMantelAndHaenszelButExactOnes() {
        StratifiedTables strata = StratifiedTables.of(List.of(table(5, 0, 2, 6), table(3, 0, 1, 4)));
        assertThat(MantelHaenszel.of(strata, 0.95).oddsRatio()).isInfinite();
        assertThat(MantelHaenszel.of(strata, 0.95).lower()).isNaN();
        assertThat(Homogeneity.of(strata).woolf().p()).isNaN();
        ExactOddsRatio exact = ExactOddsRatio.of(strata, 0.95).orElseThrow();
        assertThat(exact.estimate()).isInfinite();
        assertThat(exact.lower()).isBetween(1.0, 10.0);
    }

    @Test
    void exactTestsThatWouldTakeTooLongAreEmpty() {
        long many = 3_000_000_000L;
        assertThat(ExactOddsRatio.of(table(many, many, many, many), 0.95)).isEmpty();
        assertThat(ExactTableTest.p(ContingencyTable.of(
                        new long[][] {{200, 300, 400, 100}, {250, 260, 270, 280}, {90, 80, 70, 60}, {50, 40, 30, 20}})))
                .isEmpty();
        assertThat(ExactTableTest.p(table(many, many, many, many))).isEmpty();
    }

    @Test
    void likelyExpectedCountsAreNotDoubtful() {
        assertThat(Association.of(table(40, 60, 50, 50)).isDoubtful()).isFalse();
        assertThat(Association.of(table(40, 60, 0, 1)).isDoubtful()).isTrue();
    }

    @Test
    void impossibleTablesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> table(-1, 2, 3, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> ContingencyTable.of(new long[][] {{1, 2}}));
        assertThatIllegalArgumentException().isThrownBy(() -> ContingencyTable.of(new long[][] {{1, 2}, {3, 4, 5}}));
        ContingencyTable wide = ContingencyTable.of(new long[][] {{1, 2, 3}, {4, 5, 6}});
        assertThatIllegalArgumentException().isThrownBy(() -> ExactOddsRatio.of(wide, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> ExactOddsRatio.of(TEA, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> StratifiedTables.of(List.of(TEA, wide)));
        assertThatIllegalArgumentException().isThrownBy(() -> StratifiedTables.of(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedAssociation.of(
                        StratifiedTables.of(List.of(wide)), List.of(1.0, 2.0), List.of(1.0, 2.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> TrendTest.of(List.of(3L), List.of(2L)));
        assertThatIllegalArgumentException().isThrownBy(() -> TrendTest.of(List.of(3L, 1L), List.of(4L)));
    }

    private static ContingencyTable table(long a, long b, long c, long d) {
        return ContingencyTable.of(new long[][] {{a, b}, {c, d}});
    }
}
