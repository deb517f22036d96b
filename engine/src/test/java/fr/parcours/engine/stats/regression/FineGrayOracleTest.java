package fr.parcours.engine.stats.regression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The Fine–Gray model beside R 4.2.2, cmprsk 2.2-11: {@code crr(gtol = 1e-12)}. */
class FineGrayOracleTest {

    @TestFactory
    Stream<DynamicTest> agreesWithCrr() {
        return RegressionCase.tests(
                "finegray.json", id -> true, each -> compare(each).differences());
    }

    private static RegressionCase.Comparison compare(RegressionCase each) {
        JsonNode wanted = each.result();
        JsonNode spec = each.spec();
        CovariateTable table = each.table("covariates");
        int n = each.rows().size();
        CompetingCounts counts = CompetingCounts.of(
                table,
                IntStream.range(0, n).toArray(),
                each.doubles(spec.get("time").asText()),
                each.texts(spec.get("cause").asText()).stream()
                        .mapToInt(Integer::parseInt)
                        .toArray(),
                each.counts());
        String group = spec.get("cengroup").asText();
        if (group.equals("cg")) { // as the case derives it
            counts = counts.withCensoringGroups(each.texts("sex").stream()
                    .mapToInt(sex -> sex.equals("M") ? 1 : 0)
                    .toArray());
        } else if (!group.equals("null")) {
            counts = counts.withCensoringGroups(
                    Arrays.stream(each.longs(group)).mapToInt(Math::toIntExact).toArray());
        }
        FineGrayFit fit =
                FineGray.withDefaults().fit(counts, spec.get("failcode").asInt(), each.terms("covariates"));
        List<Coefficient> coefficients = fit.coefficients();
        RegressionCase.Comparison comparison = each.compare()
                .numbers(
                        "coef",
                        wanted.get("coef"),
                        RegressionCase.Comparison.column(coefficients, Coefficient::estimate))
                .numbers("shr", wanted.get("shr"), RegressionCase.Comparison.column(coefficients, Coefficient::ratio))
                .numbers(
                        "se_naive",
                        wanted.get("se_naive_inverse_information"),
                        IntStream.range(0, coefficients.size())
                                .mapToDouble(
                                        j -> Math.sqrt(fit.naiveCovariance().get(j, j)))
                                .toArray())
                .number("loglik", wanted.get("loglik"), fit.logLikelihood())
                .number("loglik_null", wanted.get("loglik_null"), fit.nullLogLikelihood());
        comparison
                .numbers(
                        "se",
                        wanted.get("se_crr_sandwich"),
                        RegressionCase.Comparison.column(coefficients, Coefficient::standardError))
                .numbers("z", wanted.get("z"), RegressionCase.Comparison.column(coefficients, Coefficient::z))
                .matrix("vcov", wanted.get("vcov"), fit.covariance());
        JsonNode baseline = wanted.get("baseline_cum_subdist_hazard");
        JsonNode predicted = wanted.get("predicted_cif");
        for (int i = 0; i < baseline.get("time").size(); i++) {
            double time = baseline.get("time").get(i).asDouble();
            double hazard = fit.baseline().stream()
                    .filter(step -> step.time() <= time)
                    .mapToDouble(FineGrayFit.BaselineStep::cumulativeHazard)
                    .max()
                    .orElse(0);
            comparison
                    .number("H0 at " + time, baseline.get("H").get(i), hazard)
                    .number("CIF at " + time, predicted.get("cif").get(i), fit.cumulativeIncidence(table, 0, time));
        }
        return comparison;
    }
}
