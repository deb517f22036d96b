package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.List;

/** A fitted {@link FineGray} model; immutable and thread-safe. */
public final class FineGrayFit {

    private final SubdistributionState state;
    private final double[] beta; // numeric columns centred
    private final PartialLikelihood.Value best;
    private final PartialLikelihood.Value atZero;
    private final double[][] naive;
    private final double[][] sandwich;
    private final List<FitWarning> warnings;
    private final List<Coefficient> coefficients;

    FineGrayFit(
            SubdistributionState state,
            double level,
            PartialLikelihood.Maximum maximum,
            PartialLikelihood.Value atZero,
            List<FitWarning> warnings) {
        this.state = state;
        this.atZero = atZero;
        this.warnings = warnings;
        beta = maximum.beta();
        best = maximum.value();
        naive = Cholesky.of(best.information(), 0).inverse();
        sandwich = Matrices.sandwich(naive, state.crossProducts(), 1);
        coefficients = Coefficient.of(state.design, beta, sandwich, level);
    }

    /**
     * Returns the coefficients that could be estimated, with sandwich errors; their ratios are subdistribution hazard
     * ratios.
     *
     * @return possibly empty
     */
    public List<Coefficient> coefficients() {
        return coefficients;
    }

    /**
     * Returns the covariance matrix of the coefficients.
     *
     * @return the sandwich, with the uncertainty of the censoring distribution
     */
    public Covariance covariance() {
        return new Covariance(names(), sandwich);
    }

    /**
     * Returns the inverse information, which takes weights for known; for comparison only.
     *
     * @return as R's {@code invinf}
     */
    public Covariance naiveCovariance() {
        return new Covariance(names(), naive);
    }

    /**
     * Returns what a reader must know.
     *
     * @return possibly empty
     */
    public List<FitWarning> warnings() {
        return warnings;
    }

    /**
     * Returns the weighted log partial likelihood at the estimate.
     *
     * @return as R's {@code loglik}
     */
    public double logLikelihood() {
        return best.logLikelihood();
    }

    /**
     * Returns the weighted log partial likelihood with all coefficients 0.
     *
     * @return as R's {@code loglik.null}; twice the difference is no proper likelihood-ratio test
     */
    public double nullLogLikelihood() {
        return atZero.logLikelihood();
    }

    /**
     * Tests whether any covariate matters, with the sandwich variance.
     *
     * @return the Wald test
     */
    public HypothesisTest waldTest() {
        return HypothesisTest.of("model", Cholesky.of(sandwich, 1e-14).quadratic(beta), beta.length);
    }

    /**
     * The baseline at one time.
     *
     * @param time a time of an event of the cause
     * @param cumulativeHazard subdistribution hazard up to it, numeric covariates being 0 and factors at their
     *     reference
     */
    public record BaselineStep(double time, double cumulativeHazard) {}

    /**
     * Returns the baseline cumulative subdistribution hazard.
     *
     * @return one step per event time
     */
    public List<BaselineStep> baseline() {
        double scale = Math.exp(state.design.origin(beta));
        List<BaselineStep> steps = new ArrayList<>();
        double sum = 0;
        for (int k = 0; k < state.increment.length; k++) {
            sum += state.increment[k];
            steps.add(new BaselineStep(state.times.time[k], sum * scale));
        }
        return List.copyOf(steps);
    }

    /**
     * Predicts the cumulative incidence of the cause: 1 − exp(−H0(t)·exp(x'β)).
     *
     * @param patterns the covariates of the model
     * @param row which of them
     * @param time a time; beyond the last event the incidence stays what it was
     * @return between 0 and 1
     * @throws IllegalArgumentException if a covariate is missing or has a level the model does not know, or there is no
     *     such row
     */
    public double cumulativeIncidence(CovariateTable patterns, int row, double time) {
        patterns.requireRow(row);
        double sum = 0;
        for (int k = 0; k < state.times.upTo(time); k++) {
            sum += state.increment[k];
        }
        return -Math.expm1(-sum * Math.exp(state.design.of(patterns).predictor(row, beta)));
    }

    private List<String> names() {
        return state.design.columns.stream().map(Design.Column::name).toList();
    }
}
