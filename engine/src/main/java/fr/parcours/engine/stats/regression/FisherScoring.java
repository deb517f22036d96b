package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * Maximises the likelihood of a generalised linear model by Fisher scoring (iteratively reweighted least squares): β ←
 * β + I⁻¹U with U = Σ x·m(y/m − μ)μ'/V and I = Σ xx'·mμ'²/V.
 */
final class FisherScoring {

    /** Where scoring ended. {@code diverging} are columns whose coefficient still grew while the deviance did not. */
    @SuppressWarnings("ArrayRecordComponent") // inner results, never compared
    record Point(double[] beta, double deviance, double[][] information, List<Integer> diverging, boolean converged) {}

    private static final int ITERATIONS = 200;
    private static final double SETTLED = 1e-11; // twice what the next step can add to the log likelihood
    private static final double EXACT = 1e-18;
    private static final double SINGULAR = 1e-13;

    /** A last step that moves the linear predictor by more, although the likelihood has settled, leads to infinity. */
    static final double GROWING = 0.01;

    private final GroupedResponse response;
    private final Link link;
    private final Design design;
    private final double[] offset;
    private final double[] spread;
    private final double theta; // the variance of counts is μ + μ²/θ; infinite for Poisson

    FisherScoring(GroupedResponse response, Link link, Design design) {
        this(response, link, design, Double.POSITIVE_INFINITY);
    }

    FisherScoring(GroupedResponse response, Link link, Design design, double theta) {
        this.theta = theta;
        this.response = response;
        this.link = link;
        this.design = design;
        offset = response.offset();
        spread = design.spread();
    }

    /** Starts from a constant mean. */
    double[] start() {
        double events = 0;
        double trials = 0;
        double predictor = 0;
        for (int row = 0; row < offset.length; row++) {
            events += response.events(row);
            trials += response.trials(row);
            predictor += response.trials(row) * offset[row];
        }
        double[] beta = new double[design.size()];
        double mean = events / trials;
        if (response.isBinomial()) {
            mean = Math.min(1 - 0.1 / (trials + 1), mean);
        }
        beta[0] = link.of(mean) - predictor / trials;
        return beta;
    }

    /**
     * Maximises.
     *
     * @param start first values
     * @param fixed a column whose coefficient keeps its first value, −1 for none
     */
    Point run(double[] start, int fixed) {
        double[] beta = start.clone();
        double deviance = deviance(beta);
        Step step = step(beta, fixed);
        double previous = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            boolean settled = step.decrement < SETTLED && (step.decrement >= previous || growing(step));
            if (step.decrement < EXACT || settled || step.singular) {
                return end(beta, deviance, step);
            }
            previous = step.decrement;
            double factor = 1;
            double[] next = move(beta, step.direction, factor);
            double better = deviance(next);
            while (!(better <= deviance + 1e-9 * (Math.abs(deviance) + 1)) && factor > 1e-6) {
                factor /= 2;
                next = move(beta, step.direction, factor);
                better = deviance(next);
            }
            beta = next;
            deviance = better;
            step = step(beta, fixed);
        }
        return new Point(beta, deviance, step.information, List.of(), false);
    }

    private Point end(double[] beta, double deviance, Step step) {
        List<Integer> diverging = new ArrayList<>();
        for (int j = 0; j < beta.length; j++) {
            if (step.cholesky.isAliased(j) || grows(step, j)) {
                diverging.add(j);
            }
        }
        double[] last = diverging.isEmpty() ? move(beta, step.direction, 1) : beta;
        return new Point(last, diverging.isEmpty() ? deviance(last) : deviance, step.information, diverging, true);
    }

    private boolean growing(Step step) {
        for (int j = 0; j < spread.length; j++) {
            if (grows(step, j)) {
                return true;
            }
        }
        return false;
    }

    private boolean grows(Step step, int column) {
        return Math.abs(step.direction[column]) * spread[column] > GROWING;
    }

    private static double[] move(double[] beta, double[] direction, double factor) {
        double[] next = beta.clone();
        for (int j = 0; j < next.length; j++) {
            next[j] += factor * direction[j];
        }
        return next;
    }

    private static final class Step {
        private final double[][] information;
        private final Cholesky cholesky;
        private final double[] direction;
        private final double decrement;
        private final boolean singular;

        Step(double[][] information, double[] score, int fixed) {
            this.information = information;
            double[][] free = information;
            if (fixed >= 0) {
                free = new double[information.length][];
                for (int j = 0; j < free.length; j++) {
                    free[j] = information[j].clone();
                    free[j][fixed] = 0;
                }
                free[fixed] = new double[free.length];
                free[fixed][fixed] = 1;
                score[fixed] = 0;
            }
            cholesky = Cholesky.of(free, SINGULAR);
            direction = cholesky.solve(score);
            double sum = 0;
            for (int j = 0; j < score.length; j++) {
                sum += direction[j] * score[j];
            }
            decrement = sum;
            singular = cholesky.singular();
        }
    }

    private Step step(double[] beta, int fixed) {
        double[] score = new double[beta.length];
        double[][] information = new double[beta.length][beta.length];
        for (int row = 0; row < offset.length; row++) {
            double m = response.trials(row);
            if (m == 0) {
                continue;
            }
            double eta = offset[row] + design.predictor(row, beta);
            double mean = link.mean(eta);
            double slope = link.slope(eta);
            double variance = response.isBinomial() ? mean * link.complement(eta) : mean * (1 + mean / theta);
            if (!(variance > 0) || !(slope > 0)) {
                continue; // fitted 0 or 1 to machine precision
            }
            double ratio = slope / variance;
            design.addTo(score, row, residual(row, eta, mean) * ratio);
            design.addCrossTo(information, row, m * slope * ratio);
        }
        return new Step(information, score, fixed);
    }

    /** y − mμ, without cancellation when μ is near 1. */
    private double residual(int row, double eta, double mean) {
        double y = response.events(row);
        return response.isBinomial() ? y * link.complement(eta) - (response.trials(row) - y) * mean : y - mean;
    }

    double[][] information(double[] beta) {
        return step(beta, -1).information;
    }

    double deviance(double[] beta) {
        double sum = 0;
        for (int row = 0; row < offset.length; row++) {
            double eta = offset[row] + design.predictor(row, beta);
            double mean = link.mean(eta);
            double y = response.events(row);
            double m = response.trials(row);
            if (response.isBinomial()) {
                sum += part(y, m * mean) + part(m - y, m * link.complement(eta));
            } else {
                sum += part(y, mean) - excess(y, mean);
            }
        }
        return 2 * sum;
    }

    /** What is taken off y·log(y/μ): y − μ, or (y + θ)·log((y + θ)/(μ + θ)). */
    private double excess(double y, double mean) {
        return Double.isInfinite(theta) ? y - mean : (y + theta) * Math.log1p((y - mean) / (mean + theta));
    }

    private static double part(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }
}
