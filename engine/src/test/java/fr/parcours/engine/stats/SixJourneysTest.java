package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The worked example of {@code docs/methods.md}, "Six journeys by hand". */
class SixJourneysTest {

    private static final Offset<Double> EXACTLY = within(1e-14);
    private static final Offset<Double> AS_PRINTED = within(5e-4);

    private static final CompetingTable WITH_SUPPORT = CompetingTable.builder(2)
            .add(2, 1, 1) // a
            .add(4, 1, 1) // b
            .add(6, 0, 1) // c
            .build();

    private static final CompetingTable WITHOUT_SUPPORT = CompetingTable.builder(2)
            .add(4, 2, 1) // d
            .add(4, 0, 1) // e
            .add(7, 1, 1) // f
            .build();

    private static final CompetingTable ALL = CompetingTable.builder(2)
            .add(2, 1, 1)
            .add(4, 1, 1)
            .add(6, 0, 1)
            .add(4, 2, 1)
            .add(4, 0, 1)
            .add(7, 1, 1)
            .build();

    private final SurvivalCurve survival = KaplanMeier.withDefaults().estimate(ALL.allCauses());
    private final HazardCurve hazard = NelsonAalen.withDefaults().estimate(ALL.allCauses());
    private final IncidenceCurves incidence = CumulativeIncidence.withDefaults().estimate(ALL);

    @Test
    void numbersAtRiskAndEvents() {
        assertThat(ALL.rows())
                .containsExactly(
                        new CompetingTable.Row(2, 6, List.of(1L, 0L), 0),
                        new CompetingTable.Row(4, 5, List.of(1L, 1L), 1),
                        new CompetingTable.Row(6, 2, List.of(0L, 0L), 1),
                        new CompetingTable.Row(7, 1, List.of(1L, 0L), 0));
    }

    @Test
    void survival() {
        assertThat(survival.steps())
                .extracting(SurvivalCurve.Step::survival)
                .satisfiesExactly(
                        s -> assertThat(s).isCloseTo(5 / 6.0, EXACTLY),
                        s -> assertThat(s).isCloseTo(1 / 2.0, EXACTLY),
                        s -> assertThat(s).isCloseTo(1 / 2.0, EXACTLY),
                        s -> assertThat(s).isZero());
        SurvivalCurve.Step four = survival.steps().get(1);
        assertThat(four.standardError()).isCloseTo(1 / 2.0 * Math.sqrt(1 / 6.0), EXACTLY);
        assertThat(four.standardError()).isCloseTo(0.204, AS_PRINTED);
        assertThat(four.lower()).isCloseTo(0.225, AS_PRINTED);
        assertThat(four.upper()).isEqualTo(1);
        assertThat(survival.steps().get(3).standardError()).isNaN();
    }

    @Test
    void medianAndRestrictedMean() {
        assertThat(survival.quantile(0.5).estimate()).hasValue(5.5);
        assertThat(survival.restrictedMean(6).mean()).isCloseTo(2 + 2 * 5 / 6.0 + 2 * 1 / 2.0, EXACTLY);
    }

    @Test
    void cumulativeHazard() {
        assertThat(hazard.hazardAt(2)).isCloseTo(1 / 6.0, EXACTLY);
        assertThat(hazard.hazardAt(4)).isCloseTo(17 / 30.0, EXACTLY);
        assertThat(hazard.hazardAt(7)).isCloseTo(47 / 30.0, EXACTLY);
        assertThat(hazard.steps().get(1).flemingHarrington()).isCloseTo(37 / 60.0, EXACTLY);
        assertThat(hazard.steps().get(3).flemingHarrington()).isCloseTo(97 / 60.0, EXACTLY);
        assertThat(hazard.steps().get(1).standardError()).isCloseTo(Math.sqrt(1 / 36.0 + 2 / 25.0), EXACTLY);
        assertThat(hazard.steps().get(1).standardError()).isCloseTo(0.328, AS_PRINTED);
    }

    @Test
    void hazardByQuarter() {
        assertThat(PiecewiseHazard.withDefaults().estimate(ALL.allCauses(), List.of(0L, 3L, 6L, 9L)))
                .extracting(piece ->
                        piece.rate().events() + " in " + (long) piece.rate().personTime())
                .containsExactly("1 in 17", "2 in 9", "1 in 1");
    }

    @Test
    void incidence() {
        IncidenceCurves.Step four = incidence.at(4);
        IncidenceCurves.Step seven = incidence.at(7);

        assertThat(four.incidences().get(0).cumulative()).isCloseTo(1 / 3.0, EXACTLY);
        assertThat(four.incidences().get(0).standardError()).isCloseTo(Math.sqrt(1 / 3.0 * 2 / 3.0 / 6), EXACTLY);
        assertThat(four.incidences().get(0).standardError()).isCloseTo(0.192, AS_PRINTED);
        assertThat(four.incidences().get(1).cumulative()).isCloseTo(1 / 6.0, EXACTLY);
        assertThat(four.survival()).isCloseTo(1 / 2.0, EXACTLY);
        assertThat(seven.incidences().get(0).cumulative()).isCloseTo(5 / 6.0, EXACTLY);
        assertThat(seven.incidences().get(1).cumulative()).isCloseTo(1 / 6.0, EXACTLY);
        assertThat(seven.survival()).isZero();
    }

    @Test
    void kaplanMeierOfValidationAloneSaysTooMuch() {
        assertThat(1 - KaplanMeier.withDefaults().estimate(ALL.only(1)).survivalAt(7))
                .isEqualTo(1);
    }

    @Test
    void logRank() {
        LogRankResult result =
                LogRank.withDefaults().test(List.of(WITH_SUPPORT.allCauses(), WITHOUT_SUPPORT.allCauses()));

        assertThat(result.observed()).containsExactly(2.0, 2.0);
        assertThat(result.expected().get(0)).isCloseTo(1.3, EXACTLY);
        assertThat(result.variance().get(0).get(0)).isCloseTo(0.61, EXACTLY);
        assertThat(result.test().statistic()).isCloseTo(0.7 * 0.7 / 0.61, EXACTLY);
        assertThat(result.test().freedom()).isEqualTo(1);
        assertThat(result.test().p()).isCloseTo(0.370, AS_PRINTED);
    }
}
