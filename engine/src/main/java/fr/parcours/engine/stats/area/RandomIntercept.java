package fr.parcours.engine.stats.area;

import java.util.List;
import org.apache.commons.math3.special.Gamma;

/** The likelihood of binomial counts whose logits vary normally between areas. */
final class RandomIntercept {

    private static final double STEP = 0.25; // of the width of the integrand
    private static final double POLE = 0.6; // of the distance at which the logistic function ends to be smooth
    private static final double NEGLIGIBLE = 1e-20; // share of the highest integrand
    private static final double FARTHEST = 2000; // logits

    private final double[] events;
    private final double[] totals;
    private final double constant;

    RandomIntercept(List<Long> successes, List<Long> subjects) {
        totals = subjects.stream()
                .filter(total -> total > 0)
                .mapToDouble(Long::doubleValue)
                .toArray();
        events = new double[totals.length];
        int area = 0;
        double sum = 0;
        double all = 0;
        double coefficients = 0;
        for (int i = 0; i < subjects.size(); i++) {
            if (subjects.get(i) > 0) {
                events[area] = successes.get(i);
                sum += events[area];
                all += totals[area];
                coefficients += Gamma.logGamma(totals[area] + 1)
                        - Gamma.logGamma(events[area] + 1)
                        - Gamma.logGamma(totals[area] - events[area] + 1);
                area++;
            }
        }
        constant = coefficients;
        if (area < 2 || sum == 0 || sum == all) {
            throw new IllegalArgumentException("Cannot model " + sum + " events in " + all + " subjects of " + area
                    + " areas: two areas, an event and a subject without are needed");
        }
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
            double residual = y - n * probability(u);
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
                double gradient = deviation * (y - n * probability(u)) - u;
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
            double p = probability(u);
            return 1 + deviation * deviation * n * p * (1 - p);
        }

        private double probability(double u) {
            return 1 / (1 + Math.exp(-intercept - deviation * u));
        }

        private double logIntegrand(double u) {
            double eta = intercept + deviation * u;
            return y * eta - n * logOnePlus(eta) - u * u / 2;
        }

        /** The integrand beside its highest value; near it without the difference of two large numbers. */
        private double logRelative(double u) {
            double move = deviation * (u - mode);
            double eta = intercept + deviation * mode;
            double rise = Math.abs(move) < 1
                    ? Math.log1p(probability(mode) * Math.expm1(move))
                    : logOnePlus(eta + move) - logOnePlus(eta);
            return y * move - n * rise - (u - mode) * (u + mode) / 2;
        }

        private static double logOnePlus(double eta) {
            return eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta));
        }
    }
}
