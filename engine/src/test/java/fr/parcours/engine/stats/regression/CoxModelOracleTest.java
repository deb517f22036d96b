package fr.parcours.engine.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The Cox model beside R 4.2.2, survival 3.5-3: {@code coxph}, {@code basehaz}, {@code concordance}, {@code cox.zph}.
 */
class CoxModelOracleTest {

    private static final Map<String, TimeTransform> TRANSFORMS = Map.of(
            "km", TimeTransform.KAPLAN_MEIER,
            "identity", TimeTransform.IDENTITY,
            "rank", TimeTransform.RANK,
            "log", TimeTransform.LOG);

    @TestFactory
    Stream<DynamicTest> agreesWithCoxph() {
        return RegressionCase.tests(
                "cox.json",
                id -> !id.endsWith("NOT_replicates"),
                each -> compare(each).differences());
    }

    @Test
    void comparisonSeesOneWrongDigit() {
        RegressionCase each = RegressionCase.bundled("cox.json", "vae_grouped_efron_replicated_rows");
        ArrayNode coefficients = (ArrayNode) each.result().get("coef");
        coefficients.set(3, coefficients.get(3).asDouble() * (1 + 1e-6));

        assertThat(compare(each).differences()).singleElement().asString().contains("coef[3]");
    }

    private static RegressionCase.Comparison compare(RegressionCase each) {
        JsonNode wanted = each.result();
        TieMethod ties = TieMethod.valueOf(each.spec().get("ties").asText().toUpperCase(Locale.ROOT));
        SurvivalCounts counts = counts(each);
        CoxFit fit = CoxModel.withDefaults().with(ties).fit(counts, each.terms("formula"));
        RegressionCase.Comparison comparison = each.compare()
                .coefficients(wanted, fit.coefficients(), "hr", "hr_lower", "hr_upper")
                .matrix("vcov", wanted.get("vcov"), fit.covariance())
                .number("loglik_null", wanted.get("loglik_null"), fit.nullLogLikelihood())
                .number("loglik", wanted.get("loglik"), fit.logLikelihood())
                .number("aic", wanted.get("aic"), fit.aic());
        test(comparison, wanted, "lr", fit.likelihoodRatioTest());
        test(comparison, wanted, "wald", fit.waldTest());
        test(comparison, wanted, "score", fit.scoreTest());
        if (each.spec().get("weights").isNull()) { // otherwise R counts rows
            comparison.number("n", wanted.get("n"), (double) fit.subjects());
            comparison.number("n_event", wanted.get("n_event"), (double) fit.events());
        }
        if (wanted.has("robust_vcov")) {
            CoxFit.Robust robust = fit.robust();
            comparison
                    .matrix("robust_vcov", wanted.get("robust_vcov"), robust.covariance())
                    .numbers(
                            "robust_se",
                            wanted.get("robust_se"),
                            RegressionCase.Comparison.column(robust.coefficients(), Coefficient::standardError))
                    .number(
                            "robust_wald",
                            wanted.get("robust_wald"),
                            robust.wald().statistic())
                    .number(
                            "robust_score",
                            wanted.get("robust_score"),
                            robust.score().statistic());
        }
        if (wanted.has("concordance")) {
            Concordance concordance = fit.concordance();
            JsonNode pairs = wanted.get("concordance").get("counts");
            comparison
                    .number("C", wanted.get("concordance").get("C"), concordance.estimate())
                    .number("C.se", wanted.get("concordance").get("se"), concordance.standardError())
                    .number("concordant", pairs.get("concordant"), (double) concordance.concordant())
                    .number("discordant", pairs.get("discordant"), (double) concordance.discordant())
                    .number("tied.x", pairs.get("tied.x"), (double) concordance.tiedPredictions());
        }
        if (wanted.has("zph")) {
            TRANSFORMS.forEach((name, transform) ->
                    proportionality(comparison, name, wanted.get("zph").get(name), fit.proportionality(transform)));
        }
        if (wanted.has("baseline_cumhaz")) {
            baseline(comparison, wanted.get("baseline_cumhaz"), counts, fit);
        }
        if (wanted.has("prediction")) {
            prediction(comparison, wanted.get("prediction"), fit);
        }
        return comparison;
    }

    private static void test(
            RegressionCase.Comparison comparison, JsonNode wanted, String name, HypothesisTest actual) {
        comparison
                .number(name + "_test", wanted.get(name + "_test"), actual.statistic())
                .probability("p_" + name, wanted.get("p_" + name), actual.p())
                .number("df", wanted.get("df"), actual.degreesOfFreedom());
    }

    private static void proportionality(
            RegressionCase.Comparison comparison, String name, JsonNode wanted, List<HypothesisTest> actual) {
        comparison
                .numbers(
                        "zph." + name + ".chisq",
                        wanted.get("chisq"),
                        actual.stream().mapToDouble(HypothesisTest::statistic).toArray())
                .numbers(
                        "zph." + name + ".df",
                        wanted.get("df"),
                        actual.stream()
                                .mapToDouble(HypothesisTest::degreesOfFreedom)
                                .toArray());
        for (int i = 0; i < actual.size(); i++) {
            comparison.probability(
                    "zph." + name + ".p", wanted.get("p").get(i), actual.get(i).p());
        }
    }

    private static void baseline(
            RegressionCase.Comparison comparison, JsonNode wanted, SurvivalCounts counts, CoxFit fit) {
        for (int s = 0; s < counts.strata().size(); s++) {
            JsonNode curve =
                    wanted.has("time") ? wanted : wanted.get(counts.strata().get(s));
            List<CoxFit.BaselineStep> steps = fit.baseline(s);
            for (int i = 0; i < curve.get("time").size(); i++) {
                double time = curve.get("time").get(i).asDouble();
                double hazard = steps.stream()
                        .filter(step -> step.time() <= time)
                        .mapToDouble(CoxFit.BaselineStep::cumulativeHazard)
                        .max()
                        .orElse(0);
                comparison.number("baseline at " + time, curve.get("cumhaz").get(i), hazard);
            }
        }
    }

    private static void prediction(RegressionCase.Comparison comparison, JsonNode wanted, CoxFit fit) {
        CovariateTable patient = CovariateTable.builder(1)
                .numeric("age", new double[] {60})
                .factor("sex", List.of("2"), List.of("2"))
                .factor("ph_ecog", List.of("0", "1", "2"), List.of("1"))
                .build();
        double[] times = IntStream.range(0, wanted.get("time").size())
                .mapToDouble(i -> wanted.get("time").get(i).asDouble())
                .toArray();
        List<CoxFit.PredictedSurvival> actual = fit.predict(patient, 0, 0, times);
        comparison
                .numbers(
                        "surv",
                        wanted.get("surv"),
                        actual.stream()
                                .mapToDouble(CoxFit.PredictedSurvival::survival)
                                .toArray())
                .numbers(
                        "se_surv",
                        wanted.get("se_surv"),
                        actual.stream()
                                .mapToDouble(CoxFit.PredictedSurvival::standardError)
                                .toArray())
                .numbers(
                        "lower",
                        wanted.get("lower"),
                        actual.stream()
                                .mapToDouble(CoxFit.PredictedSurvival::lower)
                                .toArray())
                .numbers(
                        "upper",
                        wanted.get("upper"),
                        actual.stream()
                                .mapToDouble(CoxFit.PredictedSurvival::upper)
                                .toArray());
    }

    /** {@code Surv(time, event) ~} or {@code Surv(entry, time, event) ~}, one pattern per row of data. */
    private static SurvivalCounts counts(RegressionCase each) {
        String formula = each.spec().get("formula").asText();
        String[] columns = formula.substring(5, formula.indexOf(')')).split(", ");
        int n = each.rows().size();
        int[] patterns = IntStream.range(0, n).toArray();
        boolean[] events = new boolean[n];
        String event = columns[columns.length - 1];
        boolean cause = each.node().get("data").asText().startsWith("vae");
        List<String> values = each.texts(cause ? "cause" : event);
        for (int i = 0; i < n; i++) {
            events[i] = values.get(i).equals(cause ? event.substring(5) : "1");
        }
        long[] weights = each.counts();
        SurvivalCounts counts = SurvivalCounts.of(
                each.table("formula"), patterns, each.doubles(columns[columns.length - 2]), events, weights);
        if (columns.length == 3) {
            counts = counts.withEntry(each.doubles(columns[0]));
        }
        String stratum = each.argument("formula", "strata");
        if (!stratum.isEmpty()) {
            List<String> names =
                    RegressionCase.strings(each.spec().get("factors").get(stratum));
            counts = counts.withStrata(
                    names, each.texts(stratum).stream().mapToInt(names::indexOf).toArray());
        }
        String cluster = each.spec().get("cluster").asText();
        return cluster.equals("row")
                ? counts
                : counts.withClusters(Arrays.stream(each.longs(cluster))
                        .mapToInt(Math::toIntExact)
                        .toArray());
    }
}
