package fr.parcours.engine.stats.area;

import java.util.Arrays;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/** A law of true figures between areas that is updated in closed form. */
abstract class ConjugatePrior {

    private static final double WEAKEST = 1e-3;
    private static final double STRONGEST = 1e7;
    private static final double STEP = 2;

    /** Events and sizes by area. */
    final double[] events;

    final double[] sizes;

    /**
     * Mean and strength of the law.
     *
     * @param mean between 0 and 1, or zero or more
     * @param strength in units of size, possibly infinite
     */
    record Law(double mean, double strength) {}

    ConjugatePrior(double[] events, double[] sizes) {
        this.events = events;
        this.sizes = sizes;
    }

    abstract double variance(Law law);

    /** Of the true figure of an area. */
    abstract double quantile(double probability, Law law, double count, double size);

    /** The strength that explains a weighted variance s² of the figures by area. */
    abstract double strength(double mean, double variance, double meanSize);

    /** The likeliest mean at a strength. */
    abstract double meanAt(double strength);

    /** Derivative of the log likelihood by the strength, the mean being the likeliest. */
    abstract double slope(double mean, double strength);

    /** The range of strengths to search is given for this unit. */
    abstract double unit(double mean);

    double pooled() {
        return Arrays.stream(events).sum() / Arrays.stream(sizes).sum();
    }

    Law moments() {
        double mean = pooled();
        double squares = 0;
        for (int i = 0; i < sizes.length; i++) {
            double distance = sizes[i] > 0 ? events[i] / sizes[i] - mean : 0;
            squares += sizes[i] * distance * distance;
        }
        double total = Arrays.stream(sizes).sum();
        double meanSize =
                Arrays.stream(sizes).filter(size -> size > 0).average().orElse(Double.NaN);
        return new Law(
                mean,
                variance(new Law(mean, 1)) == 0 ? Double.POSITIVE_INFINITY : strength(mean, squares / total, meanSize));
    }

    /**
     * Where the profile likelihood turns from rising to falling as the law gets stronger; infinite when it only rises.
     */
    Law likeliest() {
        double pooled = pooled();
        Law same = new Law(pooled, Double.POSITIVE_INFINITY);
        // One subject per area, or the same outcome everywhere, says nothing about a spread between areas.
        if (variance(new Law(pooled, 1)) == 0 || !hasRepeats()) {
            return same;
        }
        UnivariateFunction slope = log -> {
            double strength = Math.exp(log);
            return slope(meanAt(strength), strength);
        };
        double from = Math.log(WEAKEST * unit(pooled));
        double to = Math.log(STRONGEST * unit(pooled));
        double left = from;
        double atLeft = slope.value(left);
        if (atLeft <= 0) {
            return new Law(meanAt(Math.exp(from)), Math.exp(from));
        }
        while (left < to) {
            double right = left + STEP;
            double atRight = slope.value(right);
            if (atRight < 0) {
                double strength = Math.exp(solve(slope, left, right));
                return new Law(meanAt(strength), strength);
            }
            left = right;
        }
        return same;
    }

    abstract boolean hasRepeats();

    static double solve(UnivariateFunction function, double low, double high) {
        return new BracketingNthOrderBrentSolver(1e-13, 1e-13, 1e-300, 5).solve(500, function, low, high);
    }

    /** ψ(a + k) − ψ(a), exact also where the two are nearly the same. */
    static double digammaDifference(double a, double k) {
        double difference = 0;
        double low = a;
        while (low < 20) {
            difference += k / (low * (low + k));
            low++;
        }
        double high = low + k;
        double lowSquare = 1 / (low * low);
        double highSquare = 1 / (high * high);
        return difference
                + Math.log1p(k / low)
                + k / (2 * low * high)
                + k * (low + high) / 12 * lowSquare * highSquare
                + tail(highSquare)
                - tail(lowSquare);
    }

    private static double tail(double square) {
        return square * square * (1.0 / 120 - square * (1.0 / 252 - square / 240));
    }
}
