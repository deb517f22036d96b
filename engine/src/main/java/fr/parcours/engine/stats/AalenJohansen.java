package fr.parcours.engine.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates the probabilities of being in each state of a multi-state model at chosen times, from counted transitions.
 *
 * <p><b>Formula.</b> With n<sub>h</sub> at risk in state h and d<sub>hj</sub> transitions to j at a distinct time, ΔA
 * has the elements d<sub>hj</sub>/n<sub>h</sub> and rows that sum to 0, a row of zeros when nobody is at risk.
 * Transition probabilities are the product integral P(s, t) = Π (I + ΔA) over the times in (s, t] (Aalen and Johansen
 * 1978). Their covariance is carried along (Andersen and others 1993, eq. 4.4.19–20): cov(t) = {(I + ΔA)'⊗I} cov(t−)
 * {(I + ΔA)⊗I} + {I ⊗ P(t−)} cov(ΔA) {I ⊗ P(t−)'}, the rows of ΔA being multinomial and independent. State occupation
 * is p₀·P(s, t), p₀ being the shares of the states among those at risk at the first transition after s; its variance is
 * p₀ cov(P) p₀', p₀ being taken as it is.
 *
 * <p><b>Input.</b> A {@link TransitionTable}: counts by whole time, as frequency weights.
 *
 * <p><b>Ties and order.</b> Transitions at one time happen together; they come before censorings at that time.
 *
 * <p><b>Censoring and entry.</b> Right censoring and left truncation; states may be entered again. Transition
 * probabilities suppose that the future depends on the state and the time only (Markov); occupation probabilities do
 * not need it (Datta and Satten 2001).
 *
 * <p><b>Edges.</b> No transition after the start: the identity, with errors of 0, and no occupation: {@code NaN}, as
 * nobody is seen at risk. With two states and one transition P is the Kaplan–Meier curve; with several absorbing states
 * its first row are the cumulative incidences.
 *
 * <p><b>Interval.</b> Pointwise, by {@link ConfidenceTransform} with the probability in the place of S.
 *
 * <p><b>Accuracy.</b> Equal within a relative 1e-8 to R 4.2.2 {@code etm} 1.1.1 (P and covariance) and
 * {@code survival::survfit} 3.5-3 (occupation). The error of occupation in {@code survfit} is the infinitesimal
 * jackknife, which needs individual data; that given here, of the Greenwood type, is within 6 % of it on the reference
 * data, and the same for states that are reached from the first one only, without delayed entry.
 *
 * <p><b>Defaults.</b> {@link ConfidenceTransform#LOG}, level 0.95.
 *
 * <p>Immutable and thread-safe; cost: times of transition × states⁵.
 *
 * <p><b>References.</b> Aalen O. and Johansen S. (1978), An empirical transition matrix for non-homogeneous Markov
 * chains based on censored observations, Scand. J. Stat. 5, 141–150. Andersen P. K., Borgan Ø., Gill R. D. and Keiding
 * N. (1993), Statistical models based on counting processes, Springer, section IV.4. Allignol A., Schumacher M. and
 * Beyersmann J. (2011), Empirical transition matrix of multi-state models: the etm package, J. Stat. Softw. 38(4).
 * Datta S. and Satten G. A. (2001), Validity of the Aalen–Johansen estimators of stage occupation probabilities and
 * Nelson–Aalen estimators of integrated transition hazards for non-Markov models, Stat. Probab. Lett. 55, 403–411.
 */
public final class AalenJohansen {

    /** A variance below this is rounding around 0: one of a share of n subjects is above 1/2n². */
    private static final double ROUNDING = 1e-16;

    private static final AalenJohansen DEFAULTS = new AalenJohansen(ConfidenceTransform.LOG, Confidence.USUAL);

    private final ConfidenceTransform transform;
    private final Confidence confidence;

    private AalenJohansen(ConfidenceTransform transform, Confidence confidence) {
        this.transform = transform;
        this.confidence = confidence;
    }

    /**
     * Returns the estimator with its defaults: {@link ConfidenceTransform#LOG}, level 0.95.
     *
     * @return the estimator
     */
    public static AalenJohansen withDefaults() {
        return DEFAULTS;
    }

    /**
     * Returns this estimator with another interval.
     *
     * @param newTransform the scale of the interval
     * @return a new estimator
     */
    public AalenJohansen with(ConfidenceTransform newTransform) {
        return new AalenJohansen(newTransform, confidence);
    }

    /**
     * Returns this estimator with another confidence level.
     *
     * @param newLevel level strictly between 0 and 1
     * @return a new estimator
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public AalenJohansen withLevel(double newLevel) {
        return new AalenJohansen(transform, new Confidence(newLevel));
    }

    /**
     * Estimates the probabilities at chosen times.
     *
     * @param table the counts
     * @param start when the clock of the probabilities starts; transitions up to it are left out
     * @param times times at the start or later, increasing
     * @return the probabilities, one element per time
     * @throws IllegalArgumentException if the times do not increase or come before the start
     */
    public List<StateProbabilities> estimate(TransitionTable table, long start, List<Long> times) {
        List<TransitionTable.Row> rows =
                table.rows().stream().filter(row -> row.time() > start).toList();
        Product product = new Product(table.states());
        List<StateProbabilities> results = new ArrayList<>(times.size());
        int next = 0;
        long before = start - 1;
        for (long time : times) {
            if (time <= before) {
                throw new IllegalArgumentException("Cannot go from time " + before + " back to " + time);
            }
            before = time;
            while (next < rows.size() && rows.get(next).time() <= time) {
                product.multiply(rows.get(next));
                next++;
            }
            results.add(probabilities(product, start, time, rows));
        }
        return List.copyOf(results);
    }

    private StateProbabilities probabilities(Product product, long start, long time, List<TransitionTable.Row> rows) {
        int states = product.states;
        List<List<StateProbabilities.Estimate>> transitions = new ArrayList<>();
        for (int g = 0; g < states; g++) {
            List<StateProbabilities.Estimate> row = new ArrayList<>();
            for (int h = 0; h < states; h++) {
                row.add(estimate(product.probability[g][h], product.covariance[g][g][h][h]));
            }
            transitions.add(row);
        }
        List<StateProbabilities.Estimate> occupation = new ArrayList<>();
        List<Long> present = rows.isEmpty() ? List.of() : rows.get(0).atRisk();
        for (int j = 0; j < states; j++) {
            occupation.add(occupation(product, present, j));
        }
        return new StateProbabilities(start, time, transitions, product.covariances(), occupation);
    }

    private StateProbabilities.Estimate occupation(Product product, List<Long> present, int state) {
        double n = present.stream().mapToLong(Long::longValue).sum();
        if (n == 0) {
            return new StateProbabilities.Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double probability = 0;
        double variance = 0;
        for (int g = 0; g < product.states; g++) {
            double share = present.get(g) / n;
            probability += share * product.probability[g][state];
            for (int h = 0; h < product.states; h++) {
                variance += share * present.get(h) / n * product.covariance[g][h][state][state];
            }
        }
        return estimate(probability, variance);
    }

    private StateProbabilities.Estimate estimate(double probability, double variance) {
        double z = confidence.z();
        double standardError = variance < ROUNDING ? 0 : Math.sqrt(variance);
        return new StateProbabilities.Estimate(
                probability,
                standardError,
                transform.limitOf(probability, standardError, -z),
                transform.limitOf(probability, standardError, z));
    }

    /** The product integral as it grows. */
    private static final class Product {
        private final int states;

        /** P, by the state at the start and the state now. */
        private double[][] probability;

        /** Covariance of P[g][j] and P[h][k] at [g][h][j][k]. */
        private final double[][][][] covariance;

        private Product(int states) {
            this.states = states;
            probability = new double[states][states];
            for (int g = 0; g < states; g++) {
                probability[g][g] = 1;
            }
            covariance = new double[states][states][states][states];
        }

        private void multiply(TransitionTable.Row row) {
            double[][] step = step(row);
            for (int g = 0; g < states; g++) {
                for (int h = 0; h < states; h++) {
                    double[][] carried = product(transposed(step), product(covariance[g][h], step));
                    for (int from = 0; from < states; from++) {
                        double both = probability[g][from] * probability[h][from];
                        if (both > 0 && row.atRisk().get(from) > 0) {
                            addMultinomial(
                                    carried, step[from], both / row.atRisk().get(from));
                        }
                    }
                    covariance[g][h] = carried;
                }
            }
            probability = product(probability, step);
        }

        /** I + ΔA: where those at risk in a state are after this time. */
        private double[][] step(TransitionTable.Row row) {
            double[][] step = new double[states][states];
            for (int from = 0; from < states; from++) {
                double atRisk = row.atRisk().get(from);
                double stay = atRisk;
                for (int to = 0; to < states; to++) {
                    double leave = row.transitions().get(from).get(to);
                    stay -= leave;
                    step[from][to] = leave == 0 ? 0 : leave / atRisk;
                }
                step[from][from] = atRisk == 0 ? 1 : stay / atRisk;
            }
            return step;
        }

        private void addMultinomial(double[][] sum, double[] shares, double factor) {
            for (int j = 0; j < states; j++) {
                for (int k = 0; k < states; k++) {
                    sum[j][k] += factor * shares[j] * ((j == k ? 1 : 0) - shares[k]);
                }
            }
        }

        private double[][] product(double[][] left, double[][] right) {
            double[][] product = new double[states][states];
            for (int i = 0; i < states; i++) {
                for (int k = 0; k < states; k++) {
                    for (int j = 0; left[i][k] != 0 && j < states; j++) {
                        product[i][j] += left[i][k] * right[k][j];
                    }
                }
            }
            return product;
        }

        private double[][] transposed(double[][] matrix) {
            double[][] transposed = new double[states][states];
            for (int i = 0; i < states; i++) {
                for (int j = 0; j < states; j++) {
                    transposed[j][i] = matrix[i][j];
                }
            }
            return transposed;
        }

        private List<List<Double>> covariances() {
            double[][] square = new double[states * states][states * states];
            for (int g = 0; g < states; g++) {
                for (int h = 0; h < states; h++) {
                    for (int j = 0; j < states; j++) {
                        for (int k = 0; k < states; k++) {
                            square[g + j * states][h + k * states] = covariance[g][h][j][k];
                        }
                    }
                }
            }
            return Matrices.rows(square);
        }
    }
}
