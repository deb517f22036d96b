package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.List;

/** A fitted {@link MultinomialModel}; immutable and thread-safe. */
public final class MultinomialFit {

    /**
     * The coefficients of one outcome against the reference.
     *
     * @param outcome the outcome
     * @param coefficients the intercept first; ratios are odds ratios against the reference outcome
     */
    public record Equation(String outcome, List<Coefficient> coefficients) {}

    private final Design design;
    private final double[][] beta; // by equation, numeric columns centred
    private final double logLikelihood;
    private final List<FitWarning> warnings;
    private final List<Equation> equations;

    MultinomialFit(
            List<String> outcomes,
            Design design,
            double level,
            PartialLikelihood.Maximum maximum,
            List<FitWarning> warnings) {
        this.design = design;
        this.warnings = warnings;
        logLikelihood = maximum.value().logLikelihood();
        int p = design.size();
        beta = new double[outcomes.size() - 1][p];
        double[][] variance = Cholesky.of(maximum.value().information(), 0).inverse();
        List<Equation> made = new ArrayList<>();
        for (int k = 0; k < beta.length; k++) {
            System.arraycopy(maximum.beta(), k * p, beta[k], 0, p);
            double[][] block = new double[p][p];
            for (int i = 0; i < p; i++) {
                System.arraycopy(variance[k * p + i], k * p, block[i], 0, p);
            }
            made.add(new Equation(
                    outcomes.get(k + 1),
                    Coefficient.of(design, design.uncentred(beta[k]), design.uncentred(block), level)));
        }
        equations = List.copyOf(made);
    }

    /**
     * Returns the coefficients.
     *
     * @return one equation per outcome but the reference
     */
    public List<Equation> equations() {
        return equations;
    }

    /**
     * Returns what a reader must know.
     *
     * @return possibly empty
     */
    public List<FitWarning> warnings() {
        return warnings;
    }

    /**
     * Returns the log likelihood of single subjects.
     *
     * @return Σ count·log P
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * Returns the number of coefficients.
     *
     * @return of all equations together
     */
    public int degreesOfFreedom() {
        return beta.length * design.size();
    }

    /**
     * Returns Akaike's criterion.
     *
     * @return −2·log likelihood + 2·degrees of freedom
     */
    public double aic() {
        return -2 * logLikelihood + 2 * degreesOfFreedom();
    }

    /**
     * Tests this model against a smaller one that it contains.
     *
     * @param smaller a fit of the same counts with some terms less
     * @return the test: twice the difference of log likelihoods
     * @throws IllegalArgumentException if the other fit is not smaller
     */
    public HypothesisTest likelihoodRatio(MultinomialFit smaller) {
        double gain = 2 * (logLikelihood - smaller.logLikelihood);
        int df = degreesOfFreedom() - smaller.degreesOfFreedom();
        if (df < 0 || gain < -1e-6) {
            throw new IllegalArgumentException("Cannot test a model against one that it does not contain");
        }
        return HypothesisTest.of("model", gain, df);
    }

    /**
     * Predicts the probability of every outcome.
     *
     * @param patterns the covariates of the model
     * @param row which of them
     * @return probabilities, the reference first; they add up to 1
     * @throws IllegalArgumentException if a covariate is missing or has a level the model does not know
     */
    public double[] probabilities(CovariateTable patterns, int row) {
        patterns.requireRow(row);
        double[] result = MultinomialLikelihood.logProbabilities(design.of(patterns), row, beta);
        for (int k = 0; k < result.length; k++) {
            result[k] = Math.exp(result[k]);
        }
        return result;
    }
}
