package fr.parcours.engine;

import static fr.parcours.engine.analysis.ModelledEvent.outcome;
import static fr.parcours.engine.analysis.ModelledEvent.reaching;
import static fr.parcours.engine.cohort.Attributes.certifier;
import static fr.parcours.engine.cohort.Attributes.employmentStatus;
import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.engine.cohort.Presumption.presumedAfter;
import static fr.parcours.layout.Outcome.FAVOURABLE;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static fr.parcours.layout.StepType.JURY;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.analysis.ModelTerms;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 240 journeys of 180 persons, drawn by a formula. Expected: R 4.2.2 on the same journeys, with survival 3.5-3
 * ({@code coxph}, {@code cox.zph}), cmprsk 2.2-11 ({@code crr}), {@code glm} and sandwich 3.0-2 ({@code vcovCL}).
 */
class CohortModelTest {

    private static final LocalDate AS_OF = LocalDate.of(2010, 1, 15);
    private static final double PRECISE = 1e-6;
    private static final double Z = 1.959963984540054;

    @TempDir
    private static Path folder;

    private static Observatory observatory;

    private static long draw(long i, long k) {
        return (i * 7919 + k * 104729 + i * i % 9973 * 31 * k) % 1000;
    }

    @BeforeAll
    static void open() {
        JourneysByHand journeys = new JourneysByHand(AS_OF);
        for (long i = 0; i < 240; i++) {
            LocalDate entry = LocalDate.of(2008, 1, 1).plusDays(draw(i, 4) % 100);
            StringBuilder events = new StringBuilder("ELIGIBILITY:FAVOURABLE " + entry);
            boolean supported = draw(i, 5) < 450;
            if (supported) {
                events.append(", SUPPORT_START ").append(entry.plusDays(10 + draw(i, 6) % 200));
            }
            long delay = 60 + draw(i, 8) % 700;
            LocalDate jury = entry.plusDays(supported ? (long) Math.floor(delay * 0.6) : delay);
            LocalDate left = entry.plusDays(30 + draw(i, 8) % 500);
            if (draw(i, 7) < 600 && !jury.isAfter(AS_OF)) {
                String said = draw(i, 9) < 500 ? "FULL" : draw(i, 9) < 800 ? "PARTIAL" : "NONE";
                events.append(", JURY:").append(said).append(' ').append(jury);
            } else if (draw(i, 7) >= 800 && !left.isAfter(AS_OF)) {
                events.append(", WITHDRAWAL ").append(left);
            }
            journeys.add(
                    "j" + i,
                    "p" + (i % 4 == 3 ? i - 1 : i),
                    "sex=" + (draw(i, 1) < 600 ? "F" : "M") + " employment_status="
                            + (draw(i, 2) < 500 ? "JOB_SEEKER" : "PRIVATE") + " level=" + (3 + draw(i, 3) % 3)
                            + " certifier_unit=u" + i % 12,
                    events.toString());
        }
        observatory =
                Observatory.open(journeys.write(folder.resolve("observatory")).folder());
    }

    @AfterAll
    static void close() {
        observatory.close();
    }

    private static Cohort cohort() {
        return observatory.cohort("essai").unprotected().enteringAt(ELIGIBILITY, FAVOURABLE);
    }

    private static ModelTerms terms() {
        return ModelTerms.of(sex(), employmentStatus())
                .comparedWith(sex(), "F")
                .comparedWith(employmentStatus(), "PRIVATE");
    }

    private static Attribute unit() {
        return Attribute.named("certifier_unit");
    }

    private static double measure(ModelResult model, String covariate, String level, String column) {
        List<String> columns =
                model.table().columns().stream().map(ResultColumn::name).toList();
        return model.table().rows().stream()
                .filter(row ->
                        row.get(0).equals(Cell.text(covariate)) && row.get(2).equals(Cell.text(level)))
                .map(row -> ((Cell.Measure) row.get(columns.indexOf(column))).value())
                .findFirst()
                .orElseThrow();
    }

    private static void assertEffect(
            ModelResult model, String covariate, String level, String ratio, double value, double error) {
        assertThat(measure(model, covariate, level, ratio)).isCloseTo(value, offset(PRECISE));
        assertThat(measure(model, covariate, level, "lower")).isCloseTo(value * Math.exp(-Z * error), offset(PRECISE));
        assertThat(measure(model, covariate, level, "upper")).isCloseTo(value * Math.exp(Z * error), offset(PRECISE));
    }

    private static double error(double lower, double upper) {
        return Math.log(upper / lower) / 2 / Z;
    }

    @Test
    void aCoxModelTakesInteractionsReferencesAndStrata() {
        ModelResult model = cohort().explainedBy(
                        terms().crossing(sex(), employmentStatus()).within(level()))
                .cox(reaching(JURY));

        assertEffect(model, "sex", "M", "hazard_ratio", 1.013818030282, error(0.627981439124, 1.63671556911));
        assertEffect(
                model,
                "employment_status",
                "JOB_SEEKER",
                "hazard_ratio",
                0.862789369813,
                error(0.574531967346, 1.29567289371));
        assertEffect(
                model,
                "sex:employment_status",
                "M:JOB_SEEKER",
                "hazard_ratio",
                0.817166714229,
                error(0.412717683524, 1.61796178236));
        assertThat(model.fit().journeys()).isEqualTo(240);
        assertThat(model.fit().events()).isEqualTo(145);
        assertThat(model.fit().logLikelihood()).isCloseTo(-576.504731159, offset(1e-6));
        // Only the interaction can be left out alone.
        assertThat(model.terms()).extracting(ModelResult.TermTest::covariate).containsExactly("sex:employment_status");
        assertThat(model.terms().get(0).statistic()).isCloseTo(0.335589855645, offset(PRECISE));
        assertThat(model.proportionality())
                .extracting(ModelResult.TermTest::covariate)
                .containsExactly("sex", "employment_status", "sex:employment_status", "GLOBAL");
        assertThat(model.proportionality().get(2).statistic()).isCloseTo(1.82422357, offset(1e-5));
        assertThat(model.provenance().method()).contains("propre risque de base");
    }

    @Test
    void theJourneysOfOnePersonMakeErrorsRobust() {
        ModelResult model = cohort().explainedBy(terms().clusteredByPerson()).cox(reaching(JURY));
        assertEffect(model, "sex", "M", "hazard_ratio", 0.890181856619, 0.164512181095);
        assertEffect(model, "employment_status", "JOB_SEEKER", "hazard_ratio", 0.813999886056, 0.166397307613);
        assertThat(model.terms().get(0).statistic()).isCloseTo(0.707117874647 * 0.707117874647, offset(PRECISE));
        assertThat(model.provenance().method()).contains("même personne");
    }

    @Test
    void aFewUnitsMakeErrorsRobustWithAWarning() {
        ModelResult model = cohort().explainedBy(terms().clusteredBy(unit())).cox(reaching(JURY));
        assertEffect(model, "sex", "M", "hazard_ratio", 0.890181856619, error(0.660354882596, 1.19999678769));
        assertThat(model.provenance().warnings()).anyMatch(warning -> warning.contains("12 grappes"));
    }

    @Test
    void supportActsFromTheDayItStartsOnly() {
        ModelResult model = cohort().changingAt(SUPPORT_START)
                .explainedBy(ModelTerms.of(sex()).comparedWith(sex(), "F"))
                .cox(reaching(JURY));
        // Who has support at some time would seem to be 1.547 times as fast: the time before it would count for it.
        assertEffect(model, "phase", "AFTER", "hazard_ratio", 1.184078912946, error(0.821883283060, 1.70589048467));
        assertEffect(model, "sex", "M", "hazard_ratio", 0.880627461645, error(0.626141606574, 1.23854527165));
        assertThat(model.fit().journeys()).isEqualTo(240);
        assertThat(model.table().rows())
                .anySatisfy(row -> assertThat(row.subList(0, 6))
                        .containsSubsequence(Cell.text("phase"), Cell.text("AFTER"), Cell.count(82), Cell.count(45)));
    }

    @Test
    void leavingHasAHazardOfItsOwn() {
        ModelResult model = cohort().explainedBy(terms()).cox(outcome("left"));
        assertThat(model.fit().events()).isEqualTo(49);
        assertEffect(model, "sex", "M", "hazard_ratio", 1.33003256592, error(0.754913922154, 2.34329580433));
    }

    @Test
    void aFineGrayModelExplainsTheIncidenceOfAnOutcome() {
        ModelResult model = cohort().explainedBy(terms()).fineGray(outcome("full"));
        assertThat(model.fit().events()).isEqualTo(77);
        assertEffect(model, "sex", "M", "subdistribution_ratio", 1.015062919278, 0.230336345865);
        assertEffect(model, "employment_status", "JOB_SEEKER", "subdistribution_ratio", 0.975406418727, 0.224561678748);
        assertThat(model.fit().aic()).isEmpty();
    }

    @Test
    void theCensoringOfAFineGrayModelMayDifferBetweenGroups() {
        ModelResult model = cohort().explainedBy(terms().censoredWithin(unit())).fineGray(outcome("full"));
        // crr(time, cause, cbind(M, J), failcode = 1, cengroup = unit, gtol = 1e-12)
        assertThat(measure(model, "sex", "M", "subdistribution_ratio")).isCloseTo(1.01477661106, offset(PRECISE));
        assertThat(measure(model, "employment_status", "JOB_SEEKER", "subdistribution_ratio"))
                .isCloseTo(0.9763672055867, offset(PRECISE));
        assertThat(errorOf(model, "sex", "M")).isCloseTo(0.2303609685889, offset(PRECISE));
        assertThat(model.provenance().method()).contains("sa propre censure");
    }

    /**
     * {@code coxph(Surv(fgstart, fgstop, fgstatus) ~ M + J, finegray(...), weights = fgwt, ties = "breslow")} with
     * {@code cluster = person}, which takes weights for known and, at a time of censoring, removes events first: near.
     */
    @Test
    void theJourneysOfOnePersonMakeTheErrorsOfAFineGrayModelRobust() {
        ModelResult model = cohort().explainedBy(terms().clusteredByPerson()).fineGray(outcome("full"));
        assertThat(measure(model, "sex", "M", "subdistribution_ratio")).isCloseTo(1.015062919278, offset(PRECISE));
        assertThat(errorOf(model, "sex", "M")).isCloseTo(0.2214405035434, withPercentage(0.1));
        assertThat(errorOf(model, "employment_status", "JOB_SEEKER")).isCloseTo(0.2281299439333, withPercentage(0.1));
    }

    private static double errorOf(ModelResult model, String covariate, String level) {
        return error(measure(model, covariate, level, "lower"), measure(model, covariate, level, "upper"));
    }

    @Test
    void aDiscreteTimeModelExplainsTheHazardByPeriod() {
        ModelResult model = cohort().explainedBy(terms()).discreteTime(reaching(JURY), months(3));
        assertEffect(model, "sex", "M", "odds_ratio", 0.869515535647, 0.186741987896);
        assertEffect(model, "employment_status", "JOB_SEEKER", "odds_ratio", 0.801385719367, 0.178878119378);
        assertThat(model.terms())
                .extracting(ModelResult.TermTest::covariate)
                .containsExactly("sex", "employment_status");
        assertThat(model.terms().get(1).statistic()).isCloseTo(1.531972089, offset(PRECISE));
        assertThat(model.fit().logLikelihood()).isCloseTo(-866.8761074 / 2, offset(1e-6));
        assertThat(model.fit().aic().orElseThrow()).isCloseTo(886.8761074, offset(1e-6));

        ModelResult robust = cohort().explainedBy(terms().clusteredByPerson()).discreteTime(reaching(JURY), months(3));
        assertEffect(robust, "sex", "M", "odds_ratio", 0.869515535647, 0.176500429657);
    }

    @Test
    void aLogisticModelTakesInteractionsAndClusters() {
        ModelTerms crossed = terms().crossing(sex(), employmentStatus());
        ModelResult model = cohort().explainedBy(crossed).logistic(presumedAfter(months(12)));
        assertThat(model.fit().journeys()).isEqualTo(240);
        assertThat(model.fit().events()).isEqualTo(130);
        assertEffect(model, "sex:employment_status", "M:JOB_SEEKER", "odds_ratio", 1.238095238095, 0.538448455922);

        ModelResult robust = cohort().explainedBy(crossed.clusteredByPerson()).logistic(presumedAfter(months(12)));
        assertEffect(robust, "sex:employment_status", "M:JOB_SEEKER", "odds_ratio", 1.238095238095, 0.495560296848);
        assertEffect(robust, "sex", "M", "odds_ratio", 0.942307692308, 0.367856008678);
    }

    /**
     * Delta method by hand, {@code d} being the journeys and {@code drop} no jury within 365 days.
     *
     * <pre>{@code
     * f <- glm(drop ~ M * J, binomial, d)
     * p <- function(x, to) { n <- d; n[[x]] <- to; X <- model.matrix(delete.response(terms(f)), n)
     *                        q <- plogis(X %*% coef(f)); c(mean(q), colMeans(X * c(q * (1 - q)))) }
     * g <- p("M", TRUE) - p("M", FALSE)   # effect, then its gradient; the same with "J"
     * sqrt(t(g[-1]) %*% vcovCL(f, ~person, type = "HC0") %*% g[-1])
     * }</pre>
     */
    @Test
    void clustersMakeTheErrorsOfMarginalEffectsRobust() {
        ModelTerms crossed = terms().crossing(sex(), employmentStatus());
        ModelResult model = cohort().explainedBy(crossed).logistic(presumedAfter(months(12)));
        assertMarginal(model, "sex", "M", 0.01262158083804, 0.06648042828128);
        assertMarginal(model, "employment_status", "JOB_SEEKER", 0.03797440039818, 0.06436144981317);

        ModelResult robust = cohort().explainedBy(crossed.clusteredByPerson()).logistic(presumedAfter(months(12)));
        assertMarginal(robust, "sex", "M", 0.01262158083804, 0.06396842873319);
        assertMarginal(robust, "employment_status", "JOB_SEEKER", 0.03797440039818, 0.06516907783353);
    }

    private static void assertMarginal(ModelResult model, String covariate, String level, double effect, double error) {
        assertThat(measure(model, covariate, level, "marginal_effect")).isCloseTo(effect, offset(PRECISE));
        assertThat(measure(model, covariate, level, "marginal_lower")).isCloseTo(effect - Z * error, offset(PRECISE));
        assertThat(measure(model, covariate, level, "marginal_upper")).isCloseTo(effect + Z * error, offset(PRECISE));
    }

    @Test
    void reachingTheJuryIsTheContraryOfPresumedDropOut() {
        ModelResult left = cohort().explainedBy(terms()).logistic(presumedAfter(months(12)));
        ModelResult seen = cohort().explainedBy(terms()).logistic(reaching(JURY), months(12));
        assertThat(seen.fit().journeys()).isEqualTo(240);
        assertThat(seen.fit().events()).isEqualTo(240 - left.fit().events());
        assertThat(measure(seen, "sex", "M", "odds_ratio"))
                .isCloseTo(1 / measure(left, "sex", "M", "odds_ratio"), offset(PRECISE));
        assertThat(measure(seen, "sex", "M", "marginal_effect"))
                .isCloseTo(-measure(left, "sex", "M", "marginal_effect"), offset(PRECISE));
        // Who entered after 15 February 2008 is not followed for 23 months by 15 January 2010.
        assertThat(cohort().explainedBy(terms())
                        .logistic(reaching(JURY), months(23))
                        .fit()
                        .journeys())
                .isLessThan(240);
    }

    @Test
    void theDifferenceObservedStandsBesideTheAdjustedOne() {
        ModelResult model = cohort().explainedBy(ModelTerms.of(sex()).comparedWith(sex(), "F"))
                .logistic(outcome("full"), months(12));
        assertThat(measure(model, "sex", "M", "crude_difference"))
                .isCloseTo(measure(model, "sex", "M", "marginal_effect"), offset(PRECISE));
    }

    @Test
    void valuesThatCountAsOneHaveOneEffect() {
        ModelTerms merged =
                ModelTerms.of(sex(), level()).merging(level(), "4", "5").comparedWith(level(), "4:5");
        ModelResult model = cohort().explainedBy(merged).cox(reaching(JURY));
        assertThat(model.table().rows())
                .filteredOn(row -> row.get(0).equals(Cell.text("level")))
                .extracting(row -> row.get(2))
                .containsExactly(Cell.text("4:5"), Cell.text("3"));
        ModelResult seekers = cohort().explainedBy(
                        ModelTerms.of(employmentStatus()).merging(employmentStatus(), "JOB_SEEKER"))
                .cox(reaching(JURY));
        assertThat(seekers.table().rows())
                .anySatisfy(row -> assertThat(row).contains(Cell.text("JOB_SEEKER"), Cell.text("Demandeur d'emploi")));
    }

    @Test
    void pairsOfFewJourneysAreWithheldWithTheCountsOfTheOthers() {
        ModelResult model = observatory
                .cohort("essai")
                .enteringAt(ELIGIBILITY, FAVOURABLE)
                .explainedBy(ModelTerms.of(level(), unit()).crossing(level(), unit()))
                .cox(reaching(JURY));
        List<List<Cell>> pairs = model.table().rows().stream()
                .filter(row -> row.get(0).equals(Cell.text("level:certifier_unit")))
                .toList();
        assertThat(pairs).isNotEmpty().allSatisfy(row -> assertThat(row.get(4)).isEqualTo(Cell.HIDDEN));
        assertThat(pairs).anySatisfy(row -> assertThat(row.get(6)).isEqualTo(Cell.HIDDEN));
    }

    @Test
    void aModelOfAHandfulOfEventsIsRefused() {
        assertRefused(
                () -> observatory
                        .cohort("essai")
                        .enteringAt(ELIGIBILITY, FAVOURABLE)
                        .between("2008-01-01", "2008-01-11")
                        .explainedBy(sex())
                        .cox(outcome("left")),
                "Trop peu");
    }

    @Test
    void termsThatCannotBeAreRefusedWithWhatToDo() {
        assertRefused(() -> ModelTerms.of(sex(), sex()), "deux fois");
        assertRefused(() -> terms().crossing(sex(), level()), "sex:level", "employment_status");
        assertRefused(() -> terms().crossing(sex(), employmentStatus()).crossing(employmentStatus(), sex()), "fois");
        assertRefused(() -> terms().within(sex()), "sex");
        assertRefused(() -> terms().comparedWith(level(), "5"), "level");
        assertRefused(() -> terms().comparedWith(sex(), "X"), "X");
        assertRefused(
                () -> cohort().explainedBy(ModelTerms.of(level()).comparedWith(level(), "8"))
                        .cox(reaching(JURY)),
                "8",
                "3, 4, 5");
        assertRefused(() -> outcome("perdu"), "perdu", "full, partial, none, left");
        assertRefused(() -> cohort().explainedBy(terms()).fineGray(reaching(JURY)), "Cox");
        assertRefused(
                () -> cohort().explainedBy(terms().within(certifier())).fineGray(outcome("full")),
                "Cox",
                "censoredWithin");
        assertRefused(
                () -> cohort().observedFrom("2008-03-01").explainedBy(terms()).fineGray(outcome("full")),
                "observedFrom");
        assertRefused(
                () -> cohort().observedFrom("2008-03-01").explainedBy(terms()).logistic(reaching(JURY), months(12)),
                "observedFrom");
        assertRefused(() -> cohort().explainedBy(terms().censoredWithin(unit())).cox(reaching(JURY)), "Fine et Gray");
        assertRefused(
                () -> ModelTerms.of(level()).merging(level(), "4", "5").merging(level(), "5"), "level", "une seule");
        assertRefused(() -> terms().merging(level(), "4"), "level");
        assertRefused(
                () -> cohort().changingAt(SUPPORT_START).explainedBy(terms()).fineGray(outcome("full")), "changingAt");
        assertRefused(
                () -> cohort().explainedBy(terms().within(level())).logistic(presumedAfter(months(12))), "strates");
        assertRefused(
                () -> observatory
                        .cohort("essai")
                        .enteringAt(JURY)
                        .explainedBy(terms())
                        .cox(outcome("left")),
                "jury");
        assertRefused(() -> cohort().explainedBy().cox(reaching(JURY)), "by(");
    }

    private static void assertRefused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessageContainingAll(parts);
    }
}
