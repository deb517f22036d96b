package fr.parcours.engine.stats.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * A funnel plot: which areas are farther from a target than chance explains at their size.
 *
 * <p><b>Formula.</b> Exact limits, interpolated: with the cumulative law F of the count at the target θ (binomial of n
 * subjects, or Poisson of mean E·θ) and the lowest r with F(r) ≥ p, the limit is (r − a)/size, a = (F(r) − p)/(F(r) −
 * F(r − 1)); p = 0.001, 0.025, 0.975, 0.999. A limit below 0 is 0.
 *
 * <p><b>Over-dispersion</b> (option): φ = mean of z², z being winsorised at its 10th and 90th percentiles (R's type 7),
 * so that areas that truly differ do not widen their own limits. If φ exceeds 1 + 2√(2/areas), limits become θ ±
 * z·√(φ·V), cut to [0, 1] for proportions and at 0 for ratios; else they stay exact.
 *
 * <p><b>Edges.</b> Areas without size are {@code UNDEFINED} and count nowhere. A target of 0, or of 1 for proportions,
 * has no spread: limits equal it and z is {@code NaN}. In areas of few subjects the interpolated upper limit lies below
 * a count that is less rare than stated: look at p there too. With 20 areas, one beyond the 95 % limits is expected by
 * chance: judge by those of 99.8 %. No ranks are given: most of them are chance.
 *
 * <p><b>Accuracy.</b> Equal to the same formula with R 4.2.2 {@code qbinom}, {@code pbinom}, {@code qpois},
 * {@code ppois} within a relative 1e-9.
 *
 * <p><b>Reference.</b> Spiegelhalter D. J. (2005), Funnel plots for comparing institutional performance, Stat. Med. 24,
 * 1185–1202, section 4 and appendix.
 */
public final class Funnel {

    private static final double[] PROBABILITIES = {0.001, 0.025, 0.975, 0.999};
    private static final double WINSORISED = 0.1;

    private final boolean proportions;
    private final double target;
    private final double dispersion;
    private final boolean widened;
    private final List<FunnelPoint> points;

    private Funnel(
            boolean proportions, double target, List<Long> events, List<Double> sizes, boolean adjustsForDispersion) {
        this.proportions = proportions;
        this.target = target;
        double[] z = new double[events.size()];
        for (int i = 0; i < z.length; i++) {
            double size = sizes.get(i);
            double error = Math.sqrt(variance(size));
            z[i] = size > 0 && error > 0 ? (events.get(i) / size - target) / error : Double.NaN;
        }
        double[] known = Arrays.stream(z).filter(Double::isFinite).sorted().toArray();
        dispersion = dispersion(known);
        widened = adjustsForDispersion && dispersion > 1 + 2 * Math.sqrt(2.0 / known.length);
        List<FunnelPoint> all = new ArrayList<>();
        for (int i = 0; i < z.length; i++) {
            double size = sizes.get(i);
            double estimate = size > 0 ? events.get(i) / size : Double.NaN;
            FunnelLimits limits =
                    size > 0 ? limits(size) : new FunnelLimits(size, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            double p = size > 0 ? tail(events.get(i), size) : Double.NaN;
            all.add(new FunnelPoint(events.get(i), size, estimate, z[i], p, limits, limits.status(estimate)));
        }
        points = List.copyOf(all);
    }

    /**
     * Compares proportions with their overall one.
     *
     * @param successes subjects counted, by area
     * @param totals all subjects, by area; some in all
     * @param adjustsForDispersion whether limits widen when areas vary more than chance explains
     * @return the funnel
     * @throws IllegalArgumentException if a count is impossible, lengths differ, or there is no subject
     */
    public static Funnel ofProportions(List<Long> successes, List<Long> totals, boolean adjustsForDispersion) {
        Strata.checkProportions(successes, totals);
        return ofProportions(successes, totals, target(successes, doubles(totals)), adjustsForDispersion);
    }

    /**
     * Compares proportions with a target.
     *
     * @param successes subjects counted, by area
     * @param totals all subjects, by area
     * @param target between 0 and 1
     * @param adjustsForDispersion whether limits widen when areas vary more than chance explains
     * @return the funnel
     * @throws IllegalArgumentException if a number is impossible or lengths differ
     */
    public static Funnel ofProportions(
            List<Long> successes, List<Long> totals, double target, boolean adjustsForDispersion) {
        Strata.checkProportions(successes, totals);
        if (!(target >= 0 && target <= 1)) {
            throw new IllegalArgumentException("Cannot compare proportions with a target of " + target);
        }
        return new Funnel(true, target, successes, doubles(totals), adjustsForDispersion);
    }

    /**
     * Compares ratios of observed to expected events with a target.
     *
     * @param observed events, by area
     * @param expected events expected, by area, zero or more
     * @param target zero or more; 1 when the expected events are those of the whole
     * @param adjustsForDispersion whether limits widen when areas vary more than chance explains
     * @return the funnel
     * @throws IllegalArgumentException if a number is impossible or lengths differ
     */
    public static Funnel ofRatios(
            List<Long> observed, List<Double> expected, double target, boolean adjustsForDispersion) {
        Strata.checkLengths(observed.size(), expected.size());
        for (int i = 0; i < observed.size(); i++) {
            Strata.checkRate(observed.get(i), expected.get(i));
        }
        if (!(target >= 0 && Double.isFinite(target))) {
            throw new IllegalArgumentException("Cannot compare ratios with a target of " + target);
        }
        return new Funnel(false, target, observed, expected, adjustsForDispersion);
    }

    /**
     * What areas are compared with.
     *
     * @return the overall proportion, or the target given
     */
    public double target() {
        return target;
    }

    /**
     * How much more areas vary than chance explains.
     *
     * @return φ: about 1 when they do not; {@code NaN} without areas
     */
    public double dispersion() {
        return dispersion;
    }

    /**
     * Whether the limits were widened for over-dispersion.
     *
     * @return whether they are normal limits with φ, instead of exact ones
     */
    public boolean isWidened() {
        return widened;
    }

    /**
     * The areas.
     *
     * @return one point per area, in the order given
     */
    public List<FunnelPoint> points() {
        return points;
    }

    /**
     * The limits at any size, to draw the funnel.
     *
     * @param size subjects (taken whole) or events expected, more than 0
     * @return the limits
     * @throws IllegalArgumentException if the size is not more than 0
     */
    public FunnelLimits limits(double size) {
        if (!(size > 0 && Double.isFinite(size))) {
            throw new IllegalArgumentException("Cannot draw limits at a size of " + size);
        }
        double[] limits = Arrays.stream(PROBABILITIES)
                .map(p -> widened ? widened(size, p) : exact(size, p))
                .toArray();
        return new FunnelLimits(size, limits[0], limits[1], limits[2], limits[3]);
    }

    private double variance(double size) {
        return (proportions ? target * (1 - target) : target) / size;
    }

    private double widened(double size, double p) {
        double limit = target
                + new NormalDistribution().inverseCumulativeProbability(p) * Math.sqrt(dispersion * variance(size));
        return Math.max(0, proportions ? Math.min(1, limit) : limit);
    }

    private double exact(double size, double p) {
        if (variance(size) == 0) {
            return target;
        }
        double r = lowestWith(size, p);
        double at = cumulative(r, size);
        double before = cumulative(r - 1, size);
        return Math.max(0, r - (at - p) / (at - before)) / size;
    }

    /** The lowest whole number whose cumulative probability reaches p. */
    private double lowestWith(double size, double p) {
        double low = -1;
        double high = Math.ceil(size * target) + 1;
        while (cumulative(high, size) < p) {
            high = 2 * high;
        }
        while (high - low > 1) {
            double middle = Math.floor((low + high) / 2);
            if (cumulative(middle, size) >= p) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private double tail(double count, double size) {
        return Math.min(1, 2 * Math.min(cumulative(count, size), 1 - cumulative(count - 1, size)));
    }

    private double cumulative(double count, double size) {
        if (count < 0) {
            return 0;
        }
        if (!proportions) {
            return Gamma.regularizedGammaQ(count + 1, size * target);
        }
        return count >= size ? 1 : Beta.regularizedBeta(1 - target, size - count, count + 1);
    }

    /** Mean of the squares, the lowest and highest tenth moved inwards; z in ascending order. */
    private static double dispersion(double[] z) {
        if (z.length == 0) {
            return Double.NaN;
        }
        double low = quantile(z, WINSORISED);
        double high = quantile(z, 1 - WINSORISED);
        return Arrays.stream(z)
                .map(each -> Math.min(high, Math.max(low, each)))
                .map(each -> each * each)
                .average()
                .orElse(Double.NaN);
    }

    private static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static List<Double> doubles(List<Long> counts) {
        return counts.stream().map(Long::doubleValue).toList();
    }

    private static double target(List<Long> events, List<Double> sizes) {
        double size = sizes.stream().mapToDouble(each -> each).sum();
        if (size == 0) {
            throw new IllegalArgumentException("Cannot compare areas without subjects");
        }
        return events.stream().mapToDouble(Long::doubleValue).sum() / size;
    }
}
