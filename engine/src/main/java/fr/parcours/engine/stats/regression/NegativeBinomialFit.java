package fr.parcours.engine.stats.regression;

import java.util.List;

/**
 * A fitted {@link NegativeBinomialModel}.
 *
 * @param coefficients the intercept first; ratios are rate ratios
 * @param theta θ; infinite when counts vary no more than a Poisson model says
 * @param thetaError standard error of θ, the means fixed; infinite with θ
 * @param logLikelihood log likelihood of the rows
 * @param deviance deviance for that θ
 * @param warnings what a reader must know; possibly empty
 */
public record NegativeBinomialFit(
        List<Coefficient> coefficients,
        double theta,
        double thetaError,
        double logLikelihood,
        double deviance,
        List<FitWarning> warnings) {

    /** Copies the lists. */
    public NegativeBinomialFit {
        coefficients = List.copyOf(coefficients);
        warnings = List.copyOf(warnings);
    }

    /**
     * Returns Akaike's criterion; θ counts as a parameter.
     *
     * @return −2·log likelihood + 2(p + 1)
     */
    public double aic() {
        return -2 * logLikelihood + 2 * (coefficients.size() + 1);
    }
}
