package fr.parcours.engine.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The negative binomial model beside R 4.2.2, MASS 7.3-58.2: {@code glm.nb} with θ polished by a root search. */
class NegativeBinomialModelTest {

    @TestFactory
    Stream<DynamicTest> agreesWithGlmNb() {
        return RegressionCase.tests(
                "poisson_nb.json",
                id -> id.contains("_nb"),
                each -> compare(each).differences());
    }

    @Test
    void countsWithoutOverdispersionAreLeftToPoisson() {
        GroupedResponse response = GroupedResponse.counts(
                GeneralizedLinearModelTest.factor("group", List.of("a", "b"), 0, 0, 0, 1, 1, 1),
                new long[] {10, 11, 10, 20, 21, 20});
        NegativeBinomialFit fit = NegativeBinomialModel.withDefaults().fit(response, Terms.of("group"));
        GeneralizedLinearFit poisson = GeneralizedLinearModel.poisson().fit(response, Terms.of("group"));

        assertThat(fit.theta()).isInfinite();
        assertThat(fit.warnings()).extracting(FitWarning::kind).containsExactly(FitWarning.Kind.NO_OVERDISPERSION);
        GeneralizedLinearModelTest.assertSame(poisson.coefficients(), fit.coefficients());
        assertThat(fit.logLikelihood()).isCloseTo(poisson.logLikelihood(), within(1e-12));
    }

    private static RegressionCase.Comparison compare(RegressionCase each) {
        JsonNode wanted = each.result();
        GroupedResponse response = GroupedResponse.counts(
                each.table("formula"),
                each.longs(each.spec().get("formula").asText().split(" ~ ")[0]));
        String exposure = each.argument("formula", "offset");
        if (!exposure.isEmpty()) {
            double[] offset = each.doubles(exposure);
            for (int row = 0; row < offset.length; row++) {
                offset[row] = Math.log(offset[row]);
            }
            response = response.withOffset(offset);
        }
        NegativeBinomialFit fit = NegativeBinomialModel.withDefaults().fit(response, each.terms("formula"));
        List<Coefficient> coefficients = fit.coefficients();
        RegressionCase.Comparison comparison = each.compare()
                .numbers(
                        "coef",
                        wanted.get("coef"),
                        RegressionCase.Comparison.column(coefficients, Coefficient::estimate))
                .numbers(
                        "se",
                        wanted.get("se_theta_fixed"),
                        RegressionCase.Comparison.column(coefficients, Coefficient::standardError))
                .numbers("z", wanted.get("z"), RegressionCase.Comparison.column(coefficients, Coefficient::z))
                .number("theta", wanted.get("theta"), fit.theta())
                .number("se_theta", wanted.get("se_theta"), fit.thetaError())
                .number("loglik", wanted.get("loglik"), fit.logLikelihood())
                .number("deviance", wanted.get("deviance"), fit.deviance())
                .number("aic", wanted.get("aic"), fit.aic());
        for (int j = 0; j < coefficients.size(); j++) {
            comparison.probability(
                    "p[" + j + "]", wanted.get("p").get(j), coefficients.get(j).p());
        }
        return comparison;
    }
}
