package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CumulativeIncidenceTest {

    /** Six subjects: causes 1 and 2 tied at 2, cause 1 and a censoring at 5, cause 2 at 7, a censoring at 9. */
    private static final CompetingTable SIX = CompetingTable.builder(2)
            .add(2, 1, 1)
            .add(2, 2, 1)
            .add(5, 1, 1)
            .add(5, 0, 1)
            .add(7, 2, 1)
            .add(9, 0, 1)
            .build();

    private final IncidenceCurves curves = CumulativeIncidence.withDefaults().estimate(SIX);

    @Test
    void sharesOutTheEventsAsByHand() {
        // S: 4/6, then 3/4 of it, then half of it.
        assertThat(curves.at(2).incidences().get(0).cumulative()).isCloseTo(1 / 6.0, within(1e-15));
        assertThat(curves.at(5).incidences().get(0).cumulative()).isCloseTo(1 / 6.0 + 2 / 3.0 / 4, within(1e-15));
        assertThat(curves.at(8).incidences().get(1).cumulative()).isCloseTo(1 / 6.0 + 1 / 2.0 / 2, within(1e-15));
        assertThat(curves.at(8).survival()).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void withoutCensoringTheGreenwoodErrorIsBinomial() {
        CompetingTable all =
                CompetingTable.builder(2).add(1, 1, 3).add(2, 2, 4).add(3, 1, 2).build();
        IncidenceCurves.Incidence last = CumulativeIncidence.withDefaults()
                .estimate(all)
                .at(3)
                .incidences()
                .get(0);

        assertThat(last.cumulative()).isCloseTo(5 / 9.0, within(1e-15));
        assertThat(last.standardError()).isCloseTo(Math.sqrt(5 / 9.0 * 4 / 9.0 / 9), within(1e-15));
    }

    @Test
    void whenEverybodyHasHadTheEventNothingVaries() {
        CompetingTable.Builder builder = CompetingTable.builder(2);
        for (int time = 1; time < 40; time++) {
            builder.add(time, 1, 7 + time % 5).add(time, 0, time == 39 ? 0 : time % 3);
        }
        IncidenceCurves.Incidence last = CumulativeIncidence.withDefaults()
                .estimate(builder.build())
                .at(39)
                .incidences()
                .get(0);

        assertThat(last.cumulative()).isCloseTo(1, within(1e-14));
        assertThat(last.standardError()).isZero();
        assertThat(last.lower()).isCloseTo(1, within(1e-14));
    }

    @Test
    void beforeTheFirstTimeNothingHasHappened() {
        assertThat(curves.at(1).survival()).isEqualTo(1);
        assertThat(curves.at(1).incidences()).hasSize(2).allMatch(i -> i.cumulative() == 0 && i.standardError() == 0);
    }

    @Test
    void causeWithoutEventsHasNoIncidence() {
        CompetingTable none =
                CompetingTable.builder(2).add(1, 2, 1).add(2, 0, 1).build();
        IncidenceCurves.Incidence never = CumulativeIncidence.withDefaults()
                .estimate(none)
                .at(2)
                .incidences()
                .get(0);

        assertThat(never.cumulative()).isZero();
        assertThat(never.standardError()).isZero();
        assertThat(never.lower()).isNaN();
    }

    @Test
    void nobodyGivesNoSteps() {
        IncidenceCurves empty = CumulativeIncidence.withDefaults()
                .estimate(CompetingTable.builder(2).build());

        assertThat(empty.steps()).isEmpty();
        assertThat(empty.at(10).survival()).isEqualTo(1);
    }

    @Test
    void eventsAtTimeZeroCount() {
        IncidenceCurves zero = CumulativeIncidence.withDefaults()
                .estimate(CompetingTable.builder(1).add(0, 1, 1).add(4, 0, 3).build());

        assertThat(zero.at(0).incidences().get(0).cumulative()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void survivalAndIncidencesSumToOneAtEveryTime(long seed) {
        CompetingTable table = Subjects.random(seed).competingTable();
        SurvivalCurve survival = KaplanMeier.withDefaults().estimate(table.allCauses());
        for (IncidenceCurves.Step step :
                CumulativeIncidence.withDefaults().estimate(table).steps()) {
            double sum = step.survival()
                    + step.incidences().stream()
                            .mapToDouble(IncidenceCurves.Incidence::cumulative)
                            .sum();

            assertThat(sum).isCloseTo(1, within(1e-12));
            assertThat(step.survival()).isEqualTo(survival.survivalAt((double) step.time()));
        }
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void oneCauseIsTheComplementOfKaplanMeier(long seed) {
        CompetingTable.Builder builder = CompetingTable.builder(1);
        Subjects.random(seed, false).list().forEach(s -> builder.add(s.time(), Math.min(1, s.cause()), s.count()));
        CompetingTable table = builder.build();
        List<SurvivalCurve.Step> survival =
                KaplanMeier.withDefaults().estimate(table.allCauses()).steps();
        List<IncidenceCurves.Step> incidence =
                CumulativeIncidence.withDefaults().estimate(table).steps();

        for (int i = 0; i < survival.size(); i++) {
            IncidenceCurves.Incidence only = incidence.get(i).incidences().get(0);
            assertThat(only.cumulative()).isCloseTo(1 - survival.get(i).survival(), within(1e-12));
            if (survival.get(i).survival() > 0) {
                assertThat(only.standardError()).isCloseTo(survival.get(i).standardError(), within(1e-10));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void onePassGivesTheVariancesOfTheFormula(long seed) {
        CompetingTable table = Subjects.random(seed).competingTable();
        for (IncidenceError error : IncidenceError.values()) {
            IncidenceCurves estimated =
                    CumulativeIncidence.withDefaults().with(error).estimate(table);
            for (int last = 0; last < estimated.steps().size(); last++) {
                for (int k = 0; k < table.causes(); k++) {
                    double standardError =
                            estimated.steps().get(last).incidences().get(k).standardError();
                    double variance = variance(table, estimated, error, k, last);
                    assertThat(standardError * standardError).isCloseTo(variance, within(1e-12));
                }
            }
        }
    }

    /** The sum over times of {@link CumulativeIncidence}'s description. */
    private static double variance(
            CompetingTable table, IncidenceCurves estimated, IncidenceError error, int k, int last) {
        double end = estimated.steps().get(last).incidences().get(k).cumulative();
        double sum = 0;
        for (int i = 0; i <= last; i++) {
            CompetingTable.Row row = table.rows().get(i);
            IncidenceCurves.Step step = estimated.steps().get(i);
            double n = row.atRisk();
            double own = row.events().get(k);
            double others = row.allEvents() - own;
            double before = i == 0 ? 1 : estimated.steps().get(i - 1).survival();
            double later = step.survival() > 0 ? (end - step.incidences().get(k).cumulative()) / step.survival() : 0;
            double gain = own * (1 - later) - others * later;
            double squares = error == IncidenceError.GREENWOOD
                    ? own * (1 - later) * (1 - later) + others * later * later - gain * gain / n
                    : IncidenceError.ties(n, own) * own * (1 - later) * (1 - later)
                            + IncidenceError.ties(n, others) * others * later * later;
            sum += before * before / (n * n) * squares;
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void neitherOrderNorSplittingOfCountsMatters(long seed) {
        Subjects subjects = Subjects.random(seed);

        assertThat(subjects.oneByOne().shuffled(seed).competingTable()).isEqualTo(subjects.competingTable());
    }

    @Test
    void limitsSurroundTheEstimateAndWidenWithTheLevel() {
        IncidenceCurves.Incidence usual = curves.at(8).incidences().get(0);
        IncidenceCurves.Incidence wider = CumulativeIncidence.withDefaults()
                .with(ConfidenceTransform.LOG_LOG)
                .withLevel(0.99)
                .estimate(SIX)
                .at(8)
                .incidences()
                .get(0);

        assertThat(usual.cumulative()).isBetween(usual.lower(), usual.upper());
        assertThat(wider.cumulative()).isBetween(wider.lower(), wider.upper());
        assertThat(wider.lower()).isLessThan(usual.lower());
    }

    @Test
    void impossibleInputIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CompetingTable.builder(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompetingTable.builder(2).add(1, 3, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompetingTable.builder(2).addLate(3, 3, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> SIX.only(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CumulativeIncidence.withDefaults().withLevel(0));
    }
}
