package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * An estimated coefficient with its Wald test and interval.
 *
 * @param name as in R: variable, or variable and level, joined by colons in an interaction
 * @param term the term it belongs to; {@code (Intercept)} for the intercept
 * @param estimate the estimate, on the scale of the linear predictor
 * @param standardError its standard error
 * @param z estimate / standardError
 * @param p two-sided normal probability of z
 * @param lower lower limit: estimate − z(level)·standardError
 * @param upper upper limit
 */
public record Coefficient(
        String name,
        String term,
        double estimate,
        double standardError,
        double z,
        double p,
        double lower,
        double upper) {

    /**
     * Returns the ratio that one unit, or the level instead of the reference, multiplies odds, rate or hazard by.
     *
     * @return exp(estimate)
     */
    public double ratio() {
        return Math.exp(estimate);
    }

    /**
     * Returns the lower limit of the ratio.
     *
     * @return exp(lower)
     */
    public double ratioLower() {
        return Math.exp(lower);
    }

    /**
     * Returns the upper limit of the ratio.
     *
     * @return exp(upper)
     */
    public double ratioUpper() {
        return Math.exp(upper);
    }

    static List<Coefficient> of(Design design, double[] estimates, double[][] covariance, double level) {
        double z = Normal.ofLevel(level);
        List<Coefficient> result = new ArrayList<>();
        for (int j = 0; j < estimates.length; j++) {
            result.add(of(design.columns.get(j).name(), design.termName(j), estimates[j], covariance[j][j], z));
        }
        return List.copyOf(result);
    }

    static Coefficient of(String name, String term, double estimate, double variance, double z) {
        double error = Math.sqrt(variance);
        double ratio = estimate == 0 ? 0 : estimate / error;
        return new Coefficient(
                name, term, estimate, error, ratio, Normal.twoSided(ratio), estimate - z * error, estimate + z * error);
    }
}
