package fr.parcours.engine.stats.area;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Quantiles to the last digits, where the defaults of the library stop at nine. */
final class Quantiles {

    private static final double ACCURACY = 1e-15;

    private Quantiles() {}

    /** χ², degrees of freedom need not be whole. */
    static double chiSquare(double probability, double freedom) {
        return new ChiSquaredDistribution(null, freedom, ACCURACY).inverseCumulativeProbability(probability);
    }

    static double beta(double probability, double a, double b) {
        return new BetaDistribution(null, a, b, ACCURACY).inverseCumulativeProbability(probability);
    }

    /** Gamma by shape and rate. */
    static double gamma(double probability, double shape, double rate) {
        return chiSquare(probability, 2 * shape) / (2 * rate);
    }
}
