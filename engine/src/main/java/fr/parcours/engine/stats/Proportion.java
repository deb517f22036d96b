package fr.parcours.engine.stats;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A proportion of counted subjects with its 95 % confidence interval.
 *
 * <p>Undefined without subjects: both methods refuse a total of 0. Equal to R 4.2.2 {@code binom.test} and
 * {@code prop.test(correct = FALSE)} within a relative 1e-10.
 *
 * @param successes subjects counted, between 0 and {@code total}
 * @param total all subjects, at least 1
 * @param estimate successes / total
 * @param lower lower limit, at least 0
 * @param upper upper limit, at most 1
 */
public record Proportion(long successes, long total, double estimate, double lower, double upper) {

    private static final double TAIL = 0.025;
    private static final double BETA_ACCURACY = 1e-15;

    /**
     * Estimates a proportion with the score interval of Wilson, without continuity correction: what tables show by
     * default, because it behaves well from a few subjects up and never leaves [0, 1].
     *
     * <p>(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n). Wilson E. B. (1927), Probable inference, the law of
     * succession, and statistical inference, J. Am. Stat. Assoc. 22, 209–212.
     *
     * @param successes subjects counted, between 0 and {@code total}
     * @param total all subjects, at least 1
     * @return the proportion
     * @throws IllegalArgumentException if the counts are impossible
     */
    public static Proportion wilson(long successes, long total) {
        check(successes, total);
        double z = new NormalDistribution().inverseCumulativeProbability(1 - TAIL);
        double n = total;
        double p = successes / n;
        double centre = p + z * z / (2 * n);
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        double scale = 1 + z * z / n;
        return new Proportion(
                successes,
                total,
                p,
                successes == 0 ? 0 : (centre - half) / scale,
                successes == total ? 1 : (centre + half) / scale);
    }

    /**
     * Estimates a proportion with the exact interval of Clopper and Pearson: never covers less than 95 %, wider than
     * needed on average.
     *
     * <p>Quantiles of Beta(x, n − x + 1) and Beta(x + 1, n − x). Clopper C. J. and Pearson E. S. (1934), The use of
     * confidence or fiducial limits illustrated in the case of the binomial, Biometrika 26, 404–413.
     *
     * @param successes subjects counted, between 0 and {@code total}
     * @param total all subjects, at least 1
     * @return the proportion
     * @throws IllegalArgumentException if the counts are impossible
     */
    public static Proportion clopperPearson(long successes, long total) {
        check(successes, total);
        long failures = total - successes;
        return new Proportion(
                successes,
                total,
                (double) successes / total,
                successes == 0 ? 0 : beta(successes, failures + 1, TAIL),
                failures == 0 ? 1 : beta(successes + 1, failures, 1 - TAIL));
    }

    private static double beta(long a, long b, double probability) {
        return new BetaDistribution(null, a, b, BETA_ACCURACY).inverseCumulativeProbability(probability);
    }

    private static void check(long successes, long total) {
        if (total < 1 || successes < 0 || successes > total) {
            throw new IllegalArgumentException("Cannot estimate a proportion of " + successes + " in " + total);
        }
    }
}
