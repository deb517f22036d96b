package fr.parcours.engine.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Generalised linear models beside R 4.2.2: {@code glm(..., epsilon = 1e-14)}, exact profile limits, {@code vcovHC}.
 */
class GeneralizedLinearModelOracleTest {

    @TestFactory
    Stream<DynamicTest> logisticRegressionAgreesWithGlm() {
        return RegressionCase.tests(
                "logistic.json", id -> true, each -> compare(each).differences());
    }

    @TestFactory
    Stream<DynamicTest> discreteTimeHazardsAgreeWithGlm() {
        return RegressionCase.tests(
                "discrete_time.json", id -> true, each -> compare(each).differences());
    }

    @TestFactory
    Stream<DynamicTest> poissonRegressionAgreesWithGlm() {
        return RegressionCase.tests(
                "poisson_nb.json",
                id -> !id.contains("_nb"),
                each -> compare(each).differences());
    }

    @Test
    void comparisonSeesOneWrongDigit() {
        RegressionCase each = RegressionCase.bundled("logistic.json", "vae_success_grouped");
        ArrayNode coefficients = (ArrayNode) each.result().get("coef");
        coefficients.set(3, coefficients.get(3).asDouble() * (1 + 1e-6));

        assertThat(compare(each).differences()).singleElement().asString().contains("coef[3]");
    }

    private static RegressionCase.Comparison compare(RegressionCase each) {
        JsonNode wanted = each.result();
        GeneralizedLinearFit fit = model(each).fit(response(each), each.terms("formula"));
        List<Coefficient> coefficients = fit.coefficients();
        RegressionCase.Comparison comparison = each.compare()
                .coefficients(wanted, coefficients, "exp_coef", "exp_lower_wald", "exp_upper_wald")
                .matrix("vcov", wanted.get("vcov"), fit.covariance())
                .number("n", wanted.get("n"), fit.cells())
                .number("deviance", wanted.get("deviance"), fit.deviance())
                .number("null_deviance", wanted.get("null_deviance"), fit.nullDeviance())
                .number("df_residual", wanted.get("df_residual"), fit.residualDegreesOfFreedom())
                .number("loglik", wanted.get("loglik"), fit.logLikelihood())
                .number("aic", wanted.get("aic"), fit.aic())
                .number("bic", wanted.get("bic"), fit.bic())
                .number("pearson_chisq", wanted.get("pearson_chisq"), fit.pearsonChiSquare())
                .number("dispersion_pearson", wanted.get("dispersion_pearson"), fit.dispersion());
        if (wanted.has("coef_lower_profile")) {
            for (int j = 0; j < coefficients.size(); j++) {
                double[] limits = fit.profileLimits(coefficients.get(j).name());
                comparison.number(
                        "coef_lower_profile[" + j + "]",
                        wanted.get("coef_lower_profile").get(j),
                        limits[0]);
                comparison.number(
                        "coef_upper_profile[" + j + "]",
                        wanted.get("coef_upper_profile").get(j),
                        limits[1]);
            }
        }
        if (wanted.has("ungrouped_bernoulli")) {
            comparison.number(
                    "ungrouped_bernoulli.loglik",
                    wanted.get("ungrouped_bernoulli").get("loglik"),
                    fit.bernoulliLogLikelihood());
        }
        if (wanted.has("auc")) {
            comparison.number("auc", wanted.get("auc"), fit.auc());
        }
        if (wanted.has("se_HC0")) {
            comparison.numbers("se_HC0", wanted.get("se_HC0"), errors(fit.robustCoefficients(RobustVariance.HC0)));
            comparison.numbers("se_HC1", wanted.get("se_HC1"), errors(fit.robustCoefficients(RobustVariance.HC1)));
        }
        if (wanted.has("quasi")) {
            JsonNode quasi = wanted.get("quasi");
            List<Coefficient> actual = fit.quasiCoefficients();
            comparison
                    .numbers("quasi.se", quasi.get("se"), errors(actual))
                    .numbers("quasi.t", quasi.get("t"), RegressionCase.Comparison.column(actual, Coefficient::z));
            for (int j = 0; j < actual.size(); j++) {
                comparison.probability(
                        "quasi.p[" + j + "]",
                        quasi.get("p_t_df_residual").get(j),
                        actual.get(j).p());
            }
        }
        return comparison;
    }

    private static double[] errors(List<Coefficient> coefficients) {
        return RegressionCase.Comparison.column(coefficients, Coefficient::standardError);
    }

    private static GeneralizedLinearModel model(RegressionCase each) {
        String link = each.spec().get("link").asText();
        return link.equals("log")
                ? GeneralizedLinearModel.poisson()
                : GeneralizedLinearModel.binomial(Link.valueOf(link.toUpperCase(Locale.ROOT)));
    }

    /** {@code cbind(events, trials - events) ~}, {@code event ~} or {@code count ~ ... + offset(log(exposure))}. */
    private static GroupedResponse response(RegressionCase each) {
        String left = each.spec().get("formula").asText().split(" ~ ")[0];
        CovariateTable table = each.table("formula");
        if (left.startsWith("cbind(")) {
            String[] words = left.substring(6, left.length() - 1).split(", | - ");
            return GroupedResponse.binomial(table, each.longs(words[0]), each.longs(words[1]));
        }
        long[] events = each.longs(left);
        if (each.spec().get("link").asText().equals("log")) {
            GroupedResponse response = GroupedResponse.counts(table, events);
            String exposure = each.argument("formula", "offset");
            return exposure.isEmpty()
                    ? response
                    : response.withOffset(
                            Arrays.stream(each.doubles(exposure)).map(Math::log).toArray());
        }
        long[] ones = new long[events.length];
        Arrays.fill(ones, 1);
        return GroupedResponse.binomial(table, events, ones);
    }
}
