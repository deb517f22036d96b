package fr.parcours.engine.stats.regression;

/**
 * The exact partial likelihood of tied events: given that d of those at risk have the event, the probability that it is
 * those d (Cox 1972, discrete model; conditional logistic regression).
 *
 * <p>The denominator is the sum over all sets of d subjects of the product of their exp(η), built subject by subject
 * with its derivatives (Gail, Lubin and Rubinstein 1981, Biometrika 68, 703–707).
 */
final class ExactTies {

    /** Beyond, sums over sets no longer fit a double, and nobody would wait for them. */
    private static final long MOST = 500;

    private final SurvivalCounts counts;
    private final EventTimes times;
    private final Design design;

    ExactTies(SurvivalCounts counts, EventTimes times, Design design) {
        this.counts = counts;
        this.times = times;
        this.design = design;
        for (int k = 0; k < times.points(); k++) {
            if (times.events[k] > MOST) {
                throw new IllegalArgumentException("Cannot treat " + times.events[k]
                        + " events at one time exactly: at most " + MOST + "; use Efron's method");
            }
        }
    }

    PartialLikelihood.Value at(double[] beta) {
        int p = design.size();
        double[] score = new double[p];
        double[][] information = new double[p][p];
        double logLikelihood = 0;
        for (int k = 0; k < times.points(); k++) {
            Sums sums = new Sums((int) times.events[k], p, scale(k, beta));
            for (int cell = 0; cell < counts.cells(); cell++) {
                if (times.from[cell] > k || times.to[cell] <= k) {
                    continue;
                }
                int row = counts.pattern(cell);
                double eta = design.predictor(row, beta);
                double[] x = design.dense(row);
                for (long i = 0; i < counts.count(cell); i++) {
                    sums.add(Math.exp(eta - sums.scale), x);
                }
                if (counts.event(cell) && times.to[cell] - 1 == k) {
                    logLikelihood += counts.count(cell) * (eta - sums.scale);
                    design.addTo(score, row, (double) counts.count(cell));
                }
            }
            logLikelihood -= sums.addTo(score, information);
        }
        return new PartialLikelihood.Value(logLikelihood, score, Matrices.mirrored(information));
    }

    /** What to take off η so that the hazards at risk add up to the number of events: sums then stay below exp(d). */
    private double scale(int k, double[] beta) {
        double sum = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            if (times.from[cell] <= k && k < times.to[cell]) {
                sum += counts.count(cell) * Math.exp(design.predictor(counts.pattern(cell), beta));
            }
        }
        return Math.log(sum / times.events[k]);
    }

    /** Sums over sets of 0 to d subjects, with first and second derivatives in β. */
    private static final class Sums {
        private final double scale;
        private final int size;
        private final double[] value;
        private final double[][] first;
        private final double[][][] second; // lower triangles

        Sums(int size, int p, double scale) {
            this.size = size;
            this.scale = scale;
            value = new double[size + 1];
            value[0] = 1;
            first = new double[size + 1][p];
            second = new double[size + 1][p][p];
        }

        /** One subject more: it is in a set or not. */
        void add(double hazard, double[] x) {
            for (int m = size; m > 0; m--) {
                double base = value[m - 1];
                for (int i = 0; i < x.length; i++) {
                    for (int j = 0; j <= i; j++) {
                        second[m][i][j] += hazard
                                * (second[m - 1][i][j]
                                        + x[i] * first[m - 1][j]
                                        + first[m - 1][i] * x[j]
                                        + x[i] * x[j] * base);
                    }
                }
                for (int i = 0; i < x.length; i++) {
                    first[m][i] += hazard * (first[m - 1][i] + x[i] * base);
                }
                value[m] += hazard * base;
            }
        }

        /** Takes the derivatives of the logarithm off the score, and returns the logarithm. */
        double addTo(double[] score, double[][] information) {
            double total = value[size];
            for (int i = 0; i < score.length; i++) {
                score[i] -= first[size][i] / total;
                for (int j = 0; j <= i; j++) {
                    information[i][j] += second[size][i][j] / total - first[size][i] / total * first[size][j] / total;
                }
            }
            return Math.log(total);
        }
    }
}
