package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A fitted {@link CoxModel}; immutable and thread-safe. */
public final class CoxFit {

    /** What was fitted. */
    record Data(SurvivalCounts counts, EventTimes times, Design design, TieMethod ties) {}

    private final Data data;
    private final double level;
    private final double[] beta; // numeric columns centred
    private final double[][] variance;
    private final PartialLikelihood.Value best;
    private final PartialLikelihood.Value atZero;
    private final CoxState state;
    private final List<FitWarning> warnings;
    private final List<Coefficient> coefficients;

    CoxFit(
            Data data,
            double level,
            PartialLikelihood.Maximum maximum,
            PartialLikelihood.Value atZero,
            CoxState state,
            List<FitWarning> warnings) {
        this.data = data;
        this.level = level;
        this.atZero = atZero;
        this.state = state;
        this.warnings = warnings;
        beta = maximum.beta();
        best = maximum.value();
        variance = Cholesky.of(best.information(), 0).inverse();
        coefficients = Coefficient.of(data.design(), beta, variance, level);
    }

    /**
     * Returns the coefficients that could be estimated; their ratios are hazard ratios.
     *
     * @return possibly empty
     */
    public List<Coefficient> coefficients() {
        return coefficients;
    }

    /**
     * Returns the covariance matrix of the coefficients.
     *
     * @return inverse observed information
     */
    public Covariance covariance() {
        return new Covariance(names(), variance);
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
     * Returns the number of subjects (of intervals, in the counting-process form).
     *
     * @return sum of counts
     */
    public long subjects() {
        return data.counts().subjects();
    }

    /**
     * Returns the number of events.
     *
     * @return at least 1
     */
    public long events() {
        return data.counts().events();
    }

    /**
     * Returns the log partial likelihood at the estimate.
     *
     * @return as R's {@code loglik[2]}
     */
    public double logLikelihood() {
        return best.logLikelihood();
    }

    /**
     * Returns the log partial likelihood with all coefficients 0.
     *
     * @return as R's {@code loglik[1]}
     */
    public double nullLogLikelihood() {
        return atZero.logLikelihood();
    }

    /**
     * Returns Akaike's criterion.
     *
     * @return −2·log likelihood + 2p
     */
    public double aic() {
        return -2 * logLikelihood() + 2 * beta.length;
    }

    /**
     * Tests whether any covariate matters, by the likelihood ratio.
     *
     * @return the test
     */
    public HypothesisTest likelihoodRatioTest() {
        return HypothesisTest.of("model", 2 * (logLikelihood() - nullLogLikelihood()), beta.length);
    }

    /**
     * Tests whether any covariate matters, by the size of the estimate.
     *
     * @return the test
     */
    public HypothesisTest waldTest() {
        double[] product = new double[beta.length];
        for (int i = 0; i < beta.length; i++) {
            product[i] = Matrices.dot(best.information()[i], beta);
        }
        return HypothesisTest.of("model", Matrices.dot(product, beta), beta.length);
    }

    /**
     * Tests whether any covariate matters, by the slope of the likelihood at 0: with one factor and no ties, the
     * log-rank test.
     *
     * @return the test
     */
    public HypothesisTest scoreTest() {
        return HypothesisTest.of("model", Cholesky.of(atZero.information(), 0).quadratic(atZero.score()), beta.length);
    }

    /**
     * Tests this model against a smaller one that it contains.
     *
     * @param smaller a fit of the same counts with some terms less
     * @return the test: twice the difference of log likelihoods
     * @throws IllegalArgumentException if the other fit is not smaller
     */
    public HypothesisTest likelihoodRatio(CoxFit smaller) {
        return likelihoodRatio("model", smaller);
    }

    HypothesisTest likelihoodRatio(String name, CoxFit smaller) {
        double gain = 2 * (logLikelihood() - smaller.logLikelihood());
        if (beta.length < smaller.beta.length || gain < -1e-6) {
            throw new IllegalArgumentException("Cannot test a model against one that it does not contain");
        }
        return HypothesisTest.of(name, gain, beta.length - smaller.beta.length);
    }

    /**
     * The robust variance and the tests made of it.
     *
     * @param coefficients coefficients with robust errors
     * @param covariance the sandwich
     * @param wald test of all coefficients
     * @param score robust score test at 0
     */
    public record Robust(
            List<Coefficient> coefficients, Covariance covariance, HypothesisTest wald, HypothesisTest score) {}

    /**
     * Returns the variance that holds when the model is not exactly true or subjects of a cluster depend on each other.
     *
     * <p>Lin D. Y. and Wei L. J. (1989), The robust inference for the Cox proportional hazards model, J. Am. Stat.
     * Assoc. 84, 1074–1078: I⁻¹(Σ uu')I⁻¹, u being the sum of score residuals of a cluster (of a subject, without
     * {@link SurvivalCounts#withClusters}). No small-sample factor. Equal to R's {@code coxph(cluster = )}.
     *
     * @return the robust variance; costs cells times squared coefficients
     * @throws IllegalStateException with {@link TieMethod#EXACT}
     */
    public Robust robust() {
        requireHazards();
        int p = beta.length;
        double[][] sandwich = Matrices.sandwich(variance, new ScoreResiduals(data, state).crossProducts(), 1);
        CoxState zero = new CoxState(data.counts(), data.times(), data.design(), data.ties(), new double[p]);
        double[][] meat = new ScoreResiduals(data, zero).crossProducts();
        return new Robust(
                Coefficient.of(data.design(), beta, sandwich, level),
                new Covariance(names(), sandwich),
                HypothesisTest.of("model", Cholesky.of(sandwich, 1e-14).quadratic(beta), p),
                HypothesisTest.of("model", Cholesky.of(meat, 1e-14).quadratic(atZero.score()), p));
    }

    /**
     * The baseline hazard of one stratum at one event time.
     *
     * @param time the event time
     * @param cumulativeHazard its cumulative hazard, numeric covariates being 0 and factors at their reference
     */
    public record BaselineStep(double time, double cumulativeHazard) {}

    /**
     * Returns the baseline cumulative hazard of a stratum: Σ d/S0 (Breslow) or ΣΣ 1/(S0 − (l/d)·D0) (Efron).
     *
     * <p>Equal to R's {@code basehaz(centered = FALSE)}.
     *
     * @param stratum index of a stratum; 0 without strata
     * @return one step per event time; empty for a stratum without events
     * @throws IllegalArgumentException if there is no such stratum
     * @throws IllegalStateException with {@link TieMethod#EXACT}
     */
    public List<BaselineStep> baseline(int stratum) {
        requireHazards();
        requireStratum(stratum);
        EventTimes times = data.times();
        double scale = Math.exp(data.design().origin(beta));
        List<BaselineStep> steps = new ArrayList<>();
        double sum = 0;
        for (int k = times.first[stratum]; k < times.first[stratum + 1]; k++) {
            sum += state.a[k];
            steps.add(new BaselineStep(times.time[k], sum * scale));
        }
        return List.copyOf(steps);
    }

    /**
     * Survival predicted for one pattern at one time.
     *
     * @param time the time
     * @param survival S(t) = exp(−H(t)·exp(x'β))
     * @param standardError of S, the uncertainty of β included
     * @param lower limit on the log-log scale; {@code NaN} while S is 1
     * @param upper limit on the log-log scale; {@code NaN} while S is 1
     */
    public record PredictedSurvival(double time, double survival, double standardError, double lower, double upper) {}

    /**
     * Predicts survival.
     *
     * <p>Variance of the cumulative hazard: exp(2x'β)·(Σ 1/den² + q'Vq) with q = Σ (x̄ − x)/den over the event times up
     * to t (Therneau and Grambsch 2000, ch. 10). Equal to R's {@code survfit.coxph(conf.type = "log-log")}.
     *
     * @param patterns the covariates of the model
     * @param row which of them
     * @param stratum index of a stratum; 0 without strata
     * @param times times in any order; beyond the last event time survival stays what it was
     * @return one prediction per time
     * @throws IllegalArgumentException if a covariate is missing or has a level the model does not know, or there is no
     *     such row or stratum
     * @throws IllegalStateException with {@link TieMethod#EXACT}
     */
    public List<PredictedSurvival> predict(CovariateTable patterns, int row, int stratum, double... times) {
        requireHazards();
        requireStratum(stratum);
        patterns.requireRow(row);
        Design other = data.design().of(patterns);
        double[] x = other.dense(row);
        double hazard = Math.exp(other.predictor(row, beta));
        double z = Normal.ofLevel(level);
        List<PredictedSurvival> result = new ArrayList<>();
        for (double time : times) {
            double sum = 0;
            double squares = 0;
            double[] q = new double[x.length];
            for (int k = data.times().first[stratum]; k < data.times().after(stratum, time); k++) {
                sum += state.a[k];
                squares += state.c0[k];
                for (int j = 0; j < q.length; j++) {
                    q[j] += state.meanHazard(k, j) - x[j] * state.a[k];
                }
            }
            double survival = Math.exp(-hazard * sum);
            double logError = hazard * Math.sqrt(squares + Matrices.quadratic(variance, q));
            result.add(new PredictedSurvival(
                    time,
                    survival,
                    survival * logError,
                    logLog(survival, hazard * sum, -z * logError),
                    logLog(survival, hazard * sum, z * logError)));
        }
        return List.copyOf(result);
    }

    private static double logLog(double survival, double cumulativeHazard, double move) {
        return survival == 1 ? Double.NaN : Math.exp(-cumulativeHazard * Math.exp(-move / cumulativeHazard));
    }

    /**
     * Returns how often the model ranks two subjects as their events do.
     *
     * @return Harrell's C with its standard error
     */
    public Concordance concordance() {
        return Concordance.of(data.counts(), data.design(), beta);
    }

    /**
     * Tests whether coefficients are constant in time, per term and for the whole model.
     *
     * <p>The score test of a coefficient that changes with g(t): Grambsch P. M. and Therneau T. M. (1994), Proportional
     * hazards tests and diagnostics based on weighted residuals, Biometrika 81, 515–526, in the exact form of R's
     * {@code cox.zph} since survival 3.0, not its older approximation.
     *
     * @param transform g
     * @return one test per term with its number of coefficients as degrees of freedom, then one named GLOBAL
     * @throws IllegalArgumentException for {@link TimeTransform#LOG} with an event at time 0
     * @throws IllegalStateException with {@link TieMethod#EXACT}
     */
    public List<HypothesisTest> proportionality(TimeTransform transform) {
        requireHazards();
        int p = beta.length;
        double[] g = transform.of(data.counts(), data.times());
        double[] squares = Arrays.stream(g).map(value -> value * value).toArray();
        double[][] cross = state.information(g);
        double[][] changing = state.information(squares);
        double[] score = state.score(g);
        List<HypothesisTest> tests = new ArrayList<>();
        for (int term = 0; term < data.design().terms().terms().size(); term++) {
            int[] columns = data.design().columnsOf(term);
            if (columns.length > 0) {
                String name = data.design().terms().terms().get(term).name();
                tests.add(test(name, columns, cross, changing, score));
            }
        }
        int[] all = new int[p];
        Arrays.setAll(all, j -> j);
        tests.add(test("GLOBAL", all, cross, changing, score));
        return List.copyOf(tests);
    }

    private HypothesisTest test(String name, int[] columns, double[][] cross, double[][] changing, double[] score) {
        int p = beta.length;
        int q = columns.length;
        double[][] matrix = new double[p + q][p + q];
        double[] u = new double[p + q]; // the score of the constant coefficients is 0
        for (int i = 0; i < p; i++) {
            System.arraycopy(best.information()[i], 0, matrix[i], 0, p);
        }
        for (int i = 0; i < q; i++) {
            u[p + i] = score[columns[i]];
            System.arraycopy(cross[columns[i]], 0, matrix[p + i], 0, p);
            for (int j = 0; j < q; j++) {
                matrix[p + i][p + j] = changing[columns[i]][columns[j]];
            }
        }
        Cholesky cholesky = Cholesky.of(matrix, 1e-12);
        int df = 0;
        for (int i = 0; i < q; i++) {
            df += cholesky.isAliased(p + i) ? 0 : 1;
        }
        return HypothesisTest.of(name, cholesky.quadratic(u), df);
    }

    private void requireHazards() {
        if (data.ties() == TieMethod.EXACT) {
            throw new IllegalStateException("Cannot compute this with exact ties: there is no hazard between times");
        }
    }

    private void requireStratum(int stratum) {
        int strata = data.counts().strata().size();
        if (stratum < 0 || stratum >= strata) {
            throw new IllegalArgumentException("Cannot use stratum " + stratum + " of " + strata);
        }
    }

    private List<String> names() {
        return data.design().columns.stream().map(Design.Column::name).toList();
    }
}
