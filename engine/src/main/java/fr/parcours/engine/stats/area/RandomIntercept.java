package fr.parcours.engine.stats.area;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;

/**
 * The likelihood of binomial counts whose logits vary normally between areas. In each area subjects may be of several
 * strata, whose logits differ by offsets that are known.
 */
final class RandomIntercept {

    private static final double STEP = 0.25; // of the width of the integrand
    private static final double POLE = 0.6; // of the distance at which the logistic function ends to be smooth
    private static final double NEGLIGIBLE = 1e-20; // share of the highest integrand
    private static final double FARTHEST = 2000; // logits

    private static final double[] NO_OFFSET = {0};

    private final double[] events;
    private final double[] totals;
    private final double[][] sizes;
    private final double[] offsets;
    private final double constant;

    /**
     * Takes offsets.
     *
     * @param successes by area and stratum
     * @param subjects by area and stratum
     * @param offsets finite, by stratum
     */
    static RandomIntercept adjusted(List<List<Long>> successes, List<List<Long>> subjects, List<Double> offsets) {
        List<Long> sums = subjects.stream().map(RandomIntercept::sum).toList();
        double[] known = offsets.stream().mapToDouble(offset -> offset).toArray();
        double shift = 0;
        for (List<Long> area : successes) {
            for (int k = 0; k < known.length; k++) {
                shift += area.get(k) * known[k];
            }
        }
        double[][] sizes = subjects.stream()
                .filter(area -> sum(area) > 0)
                .map(area -> area.stream().mapToDouble(Long::doubleValue).toArray())
                .toArray(double[][]::new);
        double coefficients = 0;
        for (int i = 0; i < subjects.size(); i++) {
            for (int k = 0; k < known.length; k++) {
                coefficients +=
                        logChoose(subjects.get(i).get(k), successes.get(i).get(k));
            }
        }
        return new RandomIntercept(
                successes.stream().map(RandomIntercept::sum).toList(), sums, sizes, known, coefficients + shift);
    }

    RandomIntercept(List<Long> successes, List<Long> subjects) {
        this(
                successes,
                subjects,
                subjects.stream()
                        .filter(total -> total > 0)
                        .map(total -> new double[] {total})
                        .toArray(double[][]::new),
                NO_OFFSET,
                IntStream.range(0, subjects.size())
                        .mapToDouble(i -> logChoose(subjects.get(i), successes.get(i)))
                        .sum());
    }

    private RandomIntercept(
            List<Long> successes, List<Long> subjects, double[][] sizes, double[] offsets, double constant) {
        this.sizes = sizes;
        this.offsets = offsets;
        this.constant = constant;
        totals = subjects.stream()
                .filter(total -> total > 0)
                .mapToDouble(Long::doubleValue)
                .toArray();
        events = new double[totals.length];
        int area = 0;
        double sum = 0;
        double all = 0;
        for (int i = 0; i < subjects.size(); i++) {
            if (subjects.get(i) > 0) {
                events[area] = successes.get(i);
                sum += events[area];
                all += totals[area];
                area++;
            }
        }
        if (area < 2 || sum == 0 || sum == all) {
            throw new IllegalArgumentException("Cannot model " + sum + " events in " + all + " subjects of " + area
                    + " areas: two areas, an event and a subject without are needed");
        }
    }

    private static double logChoose(double n, double k) {
        return Gamma.logGamma(n + 1) - Gamma.logGamma(k + 1) - Gamma.logGamma(n - k + 1);
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    int areas() {
        return totals.length;
    }

    double logLikelihood(double intercept, double deviation) {
        double sum = constant;
        for (int i = 0; i < totals.length; i++) {
            sum += new Area(i, intercept, deviation).logIntegral;
        }
        return sum;
    }

    /** The likeliest intercept: the likelihood is log-concave in it. */
    double interceptAt(double deviation) {
        double low = -1;
        while (interceptSlope(low, deviation) < 0 && low > -FARTHEST) {
            low *= 2;
        }
        double high = 1;
        while (interceptSlope(high, deviation) > 0 && high < FARTHEST) {
            high *= 2;
        }
        return ConjugatePrior.solve(intercept -> interceptSlope(intercept, deviation), low, high);
    }

    private double interceptSlope(double intercept, double deviation) {
        double sum = 0;
        for (int i = 0; i < totals.length; i++) {
            sum += new Area(i, intercept, deviation).interceptSlope;
        }
        return sum;
    }

    /** Derivative of the log likelihood by the deviation. */
    double slope(double intercept, double deviation) {
        double sum = 0;
        for (int i = 0; i < totals.length; i++) {
            sum += new Area(i, intercept, deviation).slope;
        }
        return sum;
    }

    /**
     * The integral over the effect u of one area, by the trapezoidal rule from the highest integrand outwards: for a
     * smooth integrand that vanishes on both sides its error falls exponentially with the step.
     */
    private final class Area {
        private final double y;
        private final double n;
        private final double[] strata;
        private final double intercept;
        private final double deviation;
        private final double mode;
        private final double logIntegral;
        private final double interceptSlope;
        private final double slope;
        private double all;
        private double residuals;
        private double products;

        Area(int area, double intercept, double deviation) {
            y = events[area];
            n = totals[area];
            strata = sizes[area];
            this.intercept = intercept;
            this.deviation = deviation;
            mode = mode();
            double step = Math.min(STEP / Math.sqrt(curvature(mode)), POLE / deviation);
            add(mode);
            for (double u = mode + step; add(u); u += step) {}
            for (double u = mode - step; add(u); u -= step) {}
            logIntegral = logIntegrand(mode) + Math.log(all * step / Math.sqrt(2 * Math.PI));
            interceptSlope = residuals / all;
            slope = products / all;
        }

        /** Adds a point, and says whether those beyond may matter. */
        private boolean add(double u) {
            double weight = Math.exp(logRelative(u));
            double residual = y - expected(u);
            all += weight;
            residuals += weight * residual;
            products += weight * residual * u;
            return weight > NEGLIGIBLE;
        }

        /** The highest integrand; its derivative falls, so that halving brackets what Newton's method misses. */
        private double mode() {
            double low = -deviation * n - 1;
            double high = deviation * n + 1;
            double u = 0;
            for (int step = 0; step < 200; step++) {
                double gradient = deviation * (y - expected(u)) - u;
                if (gradient > 0) {
                    low = u;
                } else {
                    high = u;
                }
                double next = u + gradient / curvature(u);
                next = next > low && next < high ? next : (low + high) / 2;
                if (Math.abs(next - u) <= 1e-14 * Math.max(1, Math.abs(u))) {
                    return next;
                }
                u = next;
            }
            return u;
        }

        private double curvature(double u) {
            double variance = 0;
            for (int k = 0; k < strata.length; k++) {
                double p = probability(k, u);
                variance += strata[k] * p * (1 - p);
            }
            return 1 + deviation * deviation * variance;
        }

        private double expected(double u) {
            double expected = 0;
            for (int k = 0; k < strata.length; k++) {
                expected += strata[k] * probability(k, u);
            }
            return expected;
        }

        private double probability(int stratum, double u) {
            return 1 / (1 + Math.exp(-logit(stratum, u)));
        }

        private double logit(int stratum, double u) {
            return offsets[stratum] + intercept + deviation * u;
        }

        private double logIntegrand(double u) {
            double failures = 0;
            for (int k = 0; k < strata.length; k++) {
                failures += strata[k] * logOnePlus(logit(k, u));
            }
            return y * (intercept + deviation * u) - failures - u * u / 2;
        }

        /** The integrand beside its highest value; near it without the difference of two large numbers. */
        private double logRelative(double u) {
            double move = deviation * (u - mode);
            double rise = 0;
            for (int k = 0; k < strata.length; k++) {
                double eta = logit(k, mode);
                rise += strata[k]
                        * (Math.abs(move) < 1
                                ? Math.log1p(probability(k, mode) * Math.expm1(move))
                                : logOnePlus(eta + move) - logOnePlus(eta));
            }
            return y * move - rise - (u - mode) * (u + mode) / 2;
        }

        private static double logOnePlus(double eta) {
            return eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta));
        }
    }
}
