package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Maximises a partial likelihood by Newton's method with step halving. */
final class PartialLikelihood {

    /** The likelihood and its derivatives at one β. */
    @SuppressWarnings("ArrayRecordComponent") // inner results, never compared
    record Value(double logLikelihood, double[] score, double[][] information) {}

    /**
     * Where the iterations ended. {@code diverging} are columns whose coefficient still grew at a settled likelihood.
     */
    @SuppressWarnings("ArrayRecordComponent") // inner results, never compared
    record Maximum(double[] beta, Value value, List<Integer> diverging, boolean converged) {}

    private static final int ITERATIONS = 100;
    private static final double DECREMENT = 1e-11;
    private static final double SINGULAR = 1e-13;

    private PartialLikelihood() {}

    /**
     * Maximises from β = 0.
     *
     * @param spread the largest size of each column: a step times it is a move of the linear predictor
     */
    static Maximum maximise(Function<double[], Value> likelihood, Value atZero, double[] spread) {
        double[] beta = new double[spread.length];
        Value value = atZero;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            Cholesky cholesky = Cholesky.of(value.information(), SINGULAR);
            double[] step = cholesky.solve(value.score());
            boolean settled = Matrices.dot(step, value.score()) < DECREMENT;
            if (settled || cholesky.singular()) {
                List<Integer> diverging = diverging(step, spread, cholesky);
                double[] last = diverging.isEmpty() ? add(beta, step, 1) : beta;
                return new Maximum(last, diverging.isEmpty() ? likelihood.apply(last) : value, diverging, true);
            }
            double factor = 1;
            double[] next = add(beta, step, factor);
            Value better = likelihood.apply(next);
            while (!(better.logLikelihood() >= value.logLikelihood() - rounding(value)) && factor > 1e-6) {
                factor /= 2;
                next = add(beta, step, factor);
                better = likelihood.apply(next);
            }
            if (Double.isNaN(better.logLikelihood())) {
                break;
            }
            beta = next;
            value = better;
        }
        return new Maximum(beta, value, List.of(), false);
    }

    /** By how much a sum as large as this likelihood may seem to fall although it does not. */
    private static double rounding(Value value) {
        return 1e-9 + 1e-12 * Math.abs(value.logLikelihood());
    }

    private static List<Integer> diverging(double[] step, double[] spread, Cholesky cholesky) {
        List<Integer> diverging = new ArrayList<>();
        for (int j = 0; j < step.length; j++) {
            if (cholesky.isAliased(j) || Math.abs(step[j]) * spread[j] > FisherScoring.GROWING) {
                diverging.add(j);
            }
        }
        return diverging;
    }

    private static double[] add(double[] beta, double[] step, double factor) {
        double[] next = beta.clone();
        for (int j = 0; j < next.length; j++) {
            next[j] += factor * step[j];
        }
        return next;
    }
}
