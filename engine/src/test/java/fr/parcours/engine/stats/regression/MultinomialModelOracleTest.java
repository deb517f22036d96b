package fr.parcours.engine.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The multinomial logit beside Newton–Raphson maximum likelihood in R 4.2.2, checked there with {@code multinom}. */
class MultinomialModelOracleTest {

    @TestFactory
    Stream<DynamicTest> agreesWithMaximumLikelihood() {
        return RegressionCase.tests(
                "multinomial.json", id -> true, each -> compare(each).differences());
    }

    private static RegressionCase.Comparison compare(RegressionCase each) {
        JsonNode wanted = each.result();
        List<String> outcomes = RegressionCase.strings(each.spec().get("levels"));
        List<String> observed = each.texts(each.spec().get("response").asText());
        long[] weights = each.longs(each.spec().get("weights").asText());
        long[][] counts = new long[weights.length][outcomes.size()];
        for (int row = 0; row < weights.length; row++) {
            counts[row][outcomes.indexOf(observed.get(row))] = weights[row];
        }
        MultinomialFit fit =
                MultinomialModel.withDefaults().fit(each.table("formula"), outcomes, counts, each.terms("formula"));
        RegressionCase.Comparison comparison = each.compare()
                .number("loglik", wanted.get("loglik"), fit.logLikelihood())
                .number("edf", wanted.get("edf"), fit.degreesOfFreedom())
                .number("aic", wanted.get("aic"), fit.aic());
        for (int k = 0; k < fit.equations().size(); k++) {
            JsonNode equation = wanted.get("equations").get(k);
            MultinomialFit.Equation actual = fit.equations().get(k);
            assertThat(actual.outcome()).isEqualTo(equation.get("level").asText());
            comparison
                    .numbers(
                            "coef",
                            equation.get("coef"),
                            RegressionCase.Comparison.column(actual.coefficients(), Coefficient::estimate))
                    .numbers(
                            "se",
                            equation.get("se"),
                            RegressionCase.Comparison.column(actual.coefficients(), Coefficient::standardError));
        }
        return comparison;
    }
}
