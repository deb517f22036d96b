package fr.parcours.engine.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PartialLikelihoodTest {

    @Test
    void theRoundingOfAVeryLargeLikelihoodDoesNotKeepItFromSettling() {
        AtomicInteger evaluations = new AtomicInteger();
        // The likelihood of ten million subjects, whose last digits come and go.
        Function<double[], PartialLikelihood.Value> likelihood = beta -> {
            double x = beta[0] - 0.25;
            double rounding = evaluations.incrementAndGet() % 2 == 0 ? -3e-7 : 0;
            return new PartialLikelihood.Value(
                    -1e8 - 1e6 * (Math.cosh(x) - 1) + rounding,
                    new double[] {-1e6 * Math.sinh(x)},
                    new double[][] {{1e6 * Math.cosh(x)}});
        };

        PartialLikelihood.Maximum maximum =
                PartialLikelihood.maximise(likelihood, likelihood.apply(new double[1]), new double[] {1});

        assertThat(maximum.converged()).isTrue();
        assertThat(maximum.beta()[0]).isCloseTo(0.25, offset(1e-9));
        assertThat(evaluations.get()).isLessThan(10);
    }
}
