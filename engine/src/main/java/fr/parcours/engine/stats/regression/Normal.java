package fr.parcours.engine.stats.regression;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/** Probabilities of the normal and χ² distributions, accurate in their tails. */
final class Normal {

    private static final NormalDistribution STANDARD = new NormalDistribution();

    private Normal() {}

    static double cumulative(double x) {
        return x == Double.NEGATIVE_INFINITY ? 0 : 0.5 * Erf.erfc(-x / Math.sqrt(2));
    }

    static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    static double quantile(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }

    static double twoSided(double z) {
        return 2 * cumulative(-Math.abs(z));
    }

    /** The normal quantile of a two-sided confidence level. */
    static double ofLevel(double level) {
        return quantile((1 + level) / 2);
    }

    static double chiSquareTail(double x, double df) {
        return x <= 0 ? 1 : Gamma.regularizedGammaQ(df / 2, x / 2, 1e-15, 100_000);
    }

    static double checkedLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Cannot use a confidence level outside (0, 1): " + level);
        }
        return level;
    }
}
