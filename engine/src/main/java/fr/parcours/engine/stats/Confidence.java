package fr.parcours.engine.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A confidence level.
 *
 * @param level strictly between 0 and 1
 */
public record Confidence(double level) {

    /** What every estimator takes by default. */
    public static final Confidence USUAL = new Confidence(0.95);

    /**
     * Checks the level.
     *
     * @throws IllegalArgumentException if it is outside (0, 1)
     */
    public Confidence {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Cannot use a confidence level outside (0, 1): " + level);
        }
    }

    /**
     * The normal quantile of a two-sided interval.
     *
     * @return 1.96 for a level of 0.95
     */
    public double z() {
        return new NormalDistribution().inverseCumulativeProbability((1 + level) / 2);
    }

    /**
     * The probability beyond each of two limits.
     *
     * @return 0.025 for a level of 0.95
     */
    public double tail() {
        return (1 - level) / 2;
    }
}
