package fr.parcours.engine.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A confidence level.
 *
 * @param level strictly between 0 and 1
 */
record Confidence(double level) {

    /** What every estimator takes by default. */
    static final Confidence USUAL = new Confidence(0.95);

    Confidence {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Cannot use a confidence level outside (0, 1): " + level);
        }
    }

    /** The normal quantile of a two-sided interval. */
    double z() {
        return new NormalDistribution().inverseCumulativeProbability((1 + level) / 2);
    }
}
