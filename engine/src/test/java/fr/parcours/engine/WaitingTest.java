package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.layout.StepType.JURY;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.analysis.DurationOptions;
import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.analysis.HazardResult.Piece;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.TableText;
import fr.parcours.engine.stats.ConfidenceTransform;
import fr.parcours.engine.stats.LogRankWeight;
import fr.parcours.engine.stats.RateInterval;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Durations, their tests and hazards of the six journeys of {@code docs/methods.md}, in days instead of months. */
class WaitingTest {

    @TempDir
    Path folder;

    private Observatory observatory;

    @BeforeEach
    void open() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        // Women: juries after 2 and 4 days, one seen for 6. Men: juries after 4 and 7 days, one seen for 4.
        journeys.add("a", "", "sex=F level=3", "ELIGIBILITY:FAVOURABLE 2010-01-01, JURY:FULL 2010-01-03");
        journeys.add("b", "", "sex=F level=3", "ELIGIBILITY:FAVOURABLE 2010-01-01, JURY:FULL 2010-01-05");
        journeys.add("c", "", "sex=F level=4", "ELIGIBILITY:FAVOURABLE 2010-12-25");
        journeys.add("d", "", "sex=M level=3", "ELIGIBILITY:FAVOURABLE 2010-01-01, JURY:FULL 2010-01-05");
        journeys.add("e", "", "sex=M level=4", "ELIGIBILITY:FAVOURABLE 2010-12-27");
        journeys.add("f", "", "sex=M level=4", """
                ELIGIBILITY:FAVOURABLE 2010-01-01, SUPPORT_START 2010-01-03, JURY:FULL 2010-01-08""");
        observatory =
                Observatory.open(journeys.write(folder.resolve("observatory")).folder());
    }

    @AfterEach
    void close() {
        observatory.close();
    }

    private Cohort cohort() {
        return observatory.cohort("essai").unprotected();
    }

    private static DurationOptions usual() {
        return DurationOptions.usual();
    }

    private DurationResult bySex(DurationOptions options) {
        return cohort().by(sex()).timeTo(JURY, options);
    }

    private double statistic(DurationOptions options) {
        return bySex(options).comparison().orElseThrow().statistic();
    }

    private static Cell cell(Result result, int row, String column) {
        int index = result.table().columns().stream()
                .map(described -> described.name())
                .toList()
                .indexOf(column);
        return result.table().rows().get(row).get(index);
    }

    private static double days(Result result, int row, String column) {
        return ((Cell.Measure) cell(result, row, column)).value() * Months.DAYS;
    }

    @Test
    void groupsAreComparedByTheLogRankTestUnlessAskedOtherwise() {
        DurationResult.Comparison logRank = bySex(usual()).comparison().orElseThrow();

        // Observed 2, expected 1.3, variance 0.61: as on the page of methods.
        assertThat(logRank.statistic()).isCloseTo(0.7 * 0.7 / 0.61, within(1e-12));
        assertThat(logRank.freedom()).isEqualTo(1);
        assertThat(logRank.p()).isCloseTo(0.370, within(5e-4));
        // Weights 6 and 5; their square roots; S just before: 1 and 5/6.
        assertThat(statistic(usual().test(LogRankWeight.GEHAN))).isCloseTo(16 / 18.0, within(1e-12));
        assertThat(statistic(usual().test(LogRankWeight.TARONE_WARE)))
                .isCloseTo(Math.pow(0.5 * Math.sqrt(6) + 0.2 * Math.sqrt(5), 2) / 3.3, within(1e-12));
        double petoPeto = Math.pow(0.5 + 0.2 * 5 / 6, 2) / (0.25 + 0.36 * 25 / 36);
        assertThat(statistic(usual().test(LogRankWeight.FLEMING_HARRINGTON))).isCloseTo(petoPeto, within(1e-12));
        assertThat(statistic(usual().testRho(1))).isCloseTo(petoPeto, within(1e-12));
        assertThat(statistic(usual().testRho(0))).isCloseTo(logRank.statistic(), within(1e-12));
    }

    @Test
    void groupsMayBeComparedWithinAnotherAttribute() {
        DurationResult within = bySex(usual().within(level()));

        // At level 3: 1 − 2/3 with a variance of 2/9 after 2 days; both after 4. At level 4 nobody to compare with.
        assertThat(within.comparison().orElseThrow().statistic()).isCloseTo(1 / 9.0 / (2 / 9.0), within(1e-12));
        assertThat(within.table()).isEqualTo(bySex(usual()).table());
        assertThat(TableText.of(within)).contains("Log-rank, à valeur égale de : Niveau visé");
    }

    @Test
    void aGroupThatJourneysEnterLaterIsComparedFromThenOn() {
        DurationResult phases = cohort().changingAt(SUPPORT_START).timeTo(JURY);

        // f enters on day 2. Day 2: without f's second phase, nothing to compare. Day 4: 1 of 5 is f; day 7: f alone.
        double variance = 2 * 3 / 4.0 * (1 / 5.0) * (4 / 5.0);
        assertThat(phases.comparison().orElseThrow().statistic()).isCloseTo(0.16 / variance, within(1e-12));
    }

    @Test
    void theTestIsShownBelowTheTable() {
        assertThat(TableText.of(bySex(usual()))).contains("Les groupes diffèrent-ils ?", "log_rank", "0,80", "0,370");
        assertThat(cohort().timeTo(JURY).comparison()).isEmpty();
        assertThat(TableText.of(cohort().timeTo(JURY))).doesNotContain("Les groupes");
    }

    @Test
    void groupsTooSmallToBeShownAreNotCompared() {
        assertThat(observatory.cohort("essai").by(sex()).timeTo(JURY).comparison())
                .isEmpty();
    }

    @Test
    void aComparisonThatComparesNothingIsRefused() {
        assertThatThrownBy(() -> bySex(usual().within(sex())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sex");
        assertThatThrownBy(() -> cohort().timeTo(JURY, usual().within(sex())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--by");
        assertThatThrownBy(() -> usual().testRho(-1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anyQuantileMayBeAskedForWithItsLimits() {
        DurationResult asked = bySex(usual().quantiles(0.5, 0.1));

        assertThat(asked.table().columns())
                .extracting(column -> column.name())
                .endsWith("censored", "q10", "q10_lower", "q10_upper", "median", "median_lower", "median_upper");
        // Men: two in three wait after 4 days, nobody after 7.
        assertThat(days(asked, 1, "q10")).isCloseTo(4, within(1e-9));
        assertThat(days(asked, 1, "median")).isCloseTo(7, within(1e-9));
        assertThatThrownBy(() -> usual().quantiles(50)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theScaleOfIntervalsMayBeChosen() {
        double survival = 2 / 3.0;
        double error = Math.sqrt(1 / 6.0);
        double z = 1.959963984540054;
        assertThat(lower(ConfidenceTransform.LOG)).isCloseTo(survival * Math.exp(-z * error), within(1e-9));
        assertThat(lower(ConfidenceTransform.PLAIN)).isCloseTo(survival - z * survival * error, within(1e-9));
        assertThat(lower(ConfidenceTransform.LOG_LOG))
                .isCloseTo(Math.pow(survival, Math.exp(z * error / -Math.log(survival))), within(1e-9));
        assertThat(bySex(usual().interval(ConfidenceTransform.LOG_LOG))
                        .provenance()
                        .method())
                .contains("log-log");
    }

    /** Of women after 2 days. */
    private double lower(ConfidenceTransform scale) {
        return bySex(usual().interval(scale)).curves().get(0).points().get(1).lower();
    }

    @Test
    void theRestrictedMeanIsGivenWhereItWasObserved() {
        DurationResult mean = bySex(usual().meanUpTo(months(1)));

        // Men: 4 days, then two in three until 7; Σ A² d/(n(n − d)) is 2²/6.
        assertThat(days(mean, 1, "mean")).isCloseTo(6, within(1e-9));
        assertThat(days(mean, 1, "mean_error")).isCloseTo(Math.sqrt(4 / 6.0), within(1e-9));
        assertThat(days(mean, 1, "mean_upper")).isCloseTo(6 + 1.959963984540054 * Math.sqrt(4 / 6.0), within(1e-9));
        assertThat(cell(mean, 0, "mean")).isEqualTo(Cell.MISSING);
        assertThat(mean.provenance().warnings()).anyMatch(warning -> warning.contains("jusqu'à 1 mois"));
    }

    @Test
    void theHazardIsEventsByMonthOfWaiting() {
        List<Piece> pieces = cohort().hazard(JURY).curves().get(0).pieces();

        // 2 + 4 + 6 + 4 + 4 + 7 days waited for four juries.
        assertThat(pieces).hasSize(1);
        assertThat(pieces.get(0).atRisk()).isEqualTo(6);
        assertThat(pieces.get(0).events()).isEqualTo(4);
        assertThat(pieces.get(0).hazard()).isCloseTo(4 / 27.0 * Months.DAYS, within(1e-9));
        assertThat(pieces.get(0).cumulative()).isCloseTo(1 / 6.0 + 2 / 5.0 + 1, within(1e-12));
    }

    @Test
    void theHazardIsGivenByIntervalStratumAndKindOfLimits() {
        var exact = cohort().by(sex()).hazard(JURY, months(1), months(2));
        var normal = cohort().by(sex()).hazard(JURY, RateInterval.NORMAL, months(1), months(2));

        assertThat(exact.curves()).extracting(curve -> curve.stratum()).containsExactly("Femmes", "Hommes");
        Piece women = normal.curves().get(0).pieces().get(0);
        assertThat(women.hazard()).isCloseTo(2 / 12.0 * Months.DAYS, within(1e-9));
        assertThat(women.upper() / women.hazard()).isCloseTo(Math.exp(1.959963984540054 / Math.sqrt(2)), within(1e-9));
        assertThat(exact.curves().get(0).pieces().get(0).upper()).isNotCloseTo(women.upper(), within(1e-3));
        assertThatThrownBy(() -> cohort().hazard(JURY, months(2), months(2))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theHazardOfFewJourneysIsWithheld() {
        var withheld = observatory.cohort("essai").hazard(JURY);

        assertThat(withheld.curves().get(0).pieces()).isEmpty();
        assertThat(cell(withheld, 0, "hazard")).isEqualTo(Cell.HIDDEN);
        assertThat(cell(withheld, 0, "at_risk")).isEqualTo(Cell.HIDDEN);
    }
}
