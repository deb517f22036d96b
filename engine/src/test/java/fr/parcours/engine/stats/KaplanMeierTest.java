package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    /**
     * Six subjects that meet the four situations, worked by hand: two events at 2, an event and a censoring at 5, a
     * censoring alone at 7, an event alone at 9.
     *
     * <pre>
     * t  n  d  c  S                  Greenwood sum of d/(n(n-d))
     * 2  6  2  0  4/6       = 2/3    2/(6·4)           = 1/12
     * 5  4  1  1  2/3 · 3/4 = 1/2    1/12 + 1/(4·3)    = 1/6
     * 7  2  0  1  1/2                1/6
     * 9  1  1  0  0                  not defined
     * </pre>
     */
    private static final LifeTable SIX = LifeTable.builder()
            .add(9, Exit.EVENT, 1)
            .add(5, Exit.CENSORED, 1)
            .add(2, Exit.EVENT, 2)
            .add(7, Exit.CENSORED, 1)
            .add(5, Exit.EVENT, 1)
            .build();

    private final SurvivalCurve curve = KaplanMeier.withDefaults().estimate(SIX);

    @Test
    void countsAtRiskAsByHand() {
        assertThat(SIX.rows())
                .containsExactly(
                        new LifeTable.Row(2, 6, 2, 0),
                        new LifeTable.Row(5, 4, 1, 1),
                        new LifeTable.Row(7, 2, 0, 1),
                        new LifeTable.Row(9, 1, 1, 0));
        assertThat(SIX.subjects()).isEqualTo(6);
        assertThat(SIX.events()).isEqualTo(4);
    }

    @Test
    void estimatesSurvivalAndItsErrorAsByHand() {
        assertThat(curve.steps().get(0).survival()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(curve.steps().get(0).standardError()).isCloseTo(2.0 / 3 * Math.sqrt(1.0 / 12), within(1e-15));
        assertThat(curve.steps().get(1).survival()).isCloseTo(0.5, within(1e-15));
        assertThat(curve.steps().get(2).standardError()).isCloseTo(0.5 * Math.sqrt(1.0 / 6), within(1e-15));
        assertThat(curve.steps().get(3).survival()).isZero();
        assertThat(curve.steps().get(3).standardError()).isNaN();
    }

    @Test
    void medianOnAPlateauIsItsMidpoint() {
        // S is 1/2 from 5 to 9.
        assertThat(curve.quantile(0.5).estimate()).hasValue(7);
    }

    @Test
    void restrictedMeanIsTheAreaAsByHand() {
        // 2·1 + 3·(2/3) + 3·(1/2) up to 8; areas right of 2 and 5: 3.5 and 1.5.
        SurvivalCurve.RestrictedMean mean = curve.restrictedMean(8);

        assertThat(mean.mean()).isCloseTo(5.5, within(1e-14));
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(3.5 * 3.5 / 12 + 1.5 * 1.5 / 12), within(1e-14));
    }

    @Test
    void survivalIsReadJustAfterATime() {
        assertThat(curve.survivalAt(1.99)).isEqualTo(1);
        assertThat(curve.survivalAt(2)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(curve.survivalAt(100)).isZero();
    }

    @Test
    void lastSubjectCensoredKeepsCurveAboveZero() {
        SurvivalCurve open = KaplanMeier.withDefaults()
                .estimate(LifeTable.builder()
                        .add(1, Exit.EVENT, 1)
                        .add(3, Exit.CENSORED, 1)
                        .build());

        assertThat(open.survivalAt(50)).isEqualTo(0.5);
        assertThat(open.quantile(0.75).estimate()).isEmpty();
    }

    @Test
    void nobodyGivesAnEmptyCurve() {
        SurvivalCurve empty =
                KaplanMeier.withDefaults().estimate(LifeTable.builder().build());

        assertThat(empty.steps()).isEmpty();
        assertThat(empty.survivalAt(10)).isEqualTo(1);
        assertThat(empty.quantile(0.5).estimate()).isEmpty();
        assertThat(empty.restrictedMean(12).mean()).isEqualTo(12);
    }

    @Test
    void higherLevelWidensTheInterval() {
        SurvivalCurve.Step usual = curve.steps().get(0);
        SurvivalCurve.Step wider =
                KaplanMeier.withDefaults().withLevel(0.99).estimate(SIX).steps().get(0);

        assertThat(wider.lower()).isLessThan(usual.lower());
        assertThat(wider.upper()).isGreaterThanOrEqualTo(usual.upper());
    }

    @Test
    void impossibleInputIsRefused() {
        LifeTable.Builder builder = LifeTable.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(-1, Exit.EVENT, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(1, Exit.EVENT, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.addLate(4, 4, Exit.EVENT, 1));
        for (double probability : List.of(0.0, 1.0, Double.NaN)) {
            assertThatIllegalArgumentException().isThrownBy(() -> curve.quantile(probability));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.withDefaults().withLevel(1));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.restrictedMean(0));
    }

    @Test
    void impossibleTablesAreRefused() {
        LifeTable.Builder full = LifeTable.builder().add(3, Exit.EVENT, Long.MAX_VALUE);
        List<LateEntry> none = List.of();
        List<LifeTable.Row> moreThanAtRisk = List.of(new LifeTable.Row(3, 1, 1, 1));
        List<LifeTable.Row> backInTime = List.of(new LifeTable.Row(3, 2, 1, 0), new LifeTable.Row(2, 1, 1, 0));
        List<CompetingTable.Row> causeMissing = List.of(new CompetingTable.Row(3, 2, List.of(1L), 0));
        SurvivalCurve curve =
                KaplanMeier.withDefaults().estimate(LifeTable.builder().build());

        assertThatIllegalArgumentException().isThrownBy(() -> full.add(4, Exit.EVENT, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LifeTable(moreThanAtRisk, none));
        assertThatIllegalArgumentException().isThrownBy(() -> new LifeTable(backInTime, none));
        assertThatIllegalArgumentException().isThrownBy(() -> new CompetingTable(2, causeMissing, none));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.restrictedMean(Double.POSITIVE_INFINITY));
    }
}
