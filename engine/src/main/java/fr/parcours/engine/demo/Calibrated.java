package fr.parcours.engine.demo;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.FastMath;

/**
 * Yes or no for each of many candidates, by a logistic model whose intercept is set so that the mean probability is the
 * one wanted: effects say who differs from whom, the target says how many there are.
 */
final class Calibrated {

    private static final int HALVINGS = 45;

    private final double[] effects;
    private final double intercept;

    /**
     * Finds the intercept.
     *
     * @param effects log-odds of each candidate relative to the others
     * @param among the candidates whose mean probability must be the target
     * @param target mean probability wanted
     */
    Calibrated(double[] effects, BitSet among, double target) {
        this.effects = effects;
        double low = -20;
        double high = 20;
        int count = Math.max(1, among.cardinality());
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            // A plain loop: the summation of streams differs between versions of Java.
            double sum = 0;
            for (int one = among.nextSetBit(0); one >= 0; one = among.nextSetBit(one + 1)) {
                sum += logistic(middle + effects[one]);
            }
            if (sum < target * count) {
                low = middle;
            } else {
                high = middle;
            }
        }
        intercept = (low + high) / 2;
    }

    static double[] effects(int count, IntToDoubleFunction effect) {
        double[] effects = new double[count];
        Arrays.setAll(effects, effect);
        return effects;
    }

    static BitSet all(int count) {
        BitSet all = new BitSet(count);
        all.set(0, count);
        return all;
    }

    double probability(int one) {
        return logistic(intercept + effects[one]);
    }

    /** Returns the probability with another effect in the place of the candidate's own. */
    double probabilityWith(double effect) {
        return logistic(intercept + effect);
    }

    /** Draws once for everybody, so that the stream goes equally far whoever is concerned. */
    BitSet draw(BitSet among, RandomGenerator random) {
        BitSet drawn = new BitSet(effects.length);
        for (int one = 0; one < effects.length; one++) {
            boolean yes = random.nextDouble() < probability(one);
            drawn.set(one, yes && among.get(one));
        }
        return drawn;
    }

    private static double logistic(double x) {
        return 1 / (1 + FastMath.exp(-x));
    }
}
