package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Gamma;

/** A fitted {@link GeneralizedLinearModel}; immutable and thread-safe. */
public final class GeneralizedLinearFit {

    private final GroupedResponse response;
    private final Link link;
    private final double level;
    private final Design design;
    private final double[] beta; // on the scale of the design, numeric columns centred
    private final double[][] inverse; // of the expected information
    private final double[][] variance; // the same, or robust
    private final double deviance;
    private final List<FitWarning> warnings;
    private final List<Coefficient> coefficients;

    GeneralizedLinearFit(
            GroupedResponse response,
            Link link,
            double level,
            Design design,
            FisherScoring.Point point,
            List<FitWarning> warnings) {
        this.response = response;
        this.link = link;
        this.level = level;
        this.design = design;
        this.warnings = warnings;
        beta = point.beta();
        deviance = point.deviance();
        inverse = Cholesky.of(new FisherScoring(response, link, design).information(beta), 0)
                .inverse();
        variance = inverse;
        coefficients = Coefficient.of(design, design.uncentred(beta), design.uncentred(variance), level);
    }

    /** The same estimates with another variance. */
    private GeneralizedLinearFit(GeneralizedLinearFit fit, double[][] variance) {
        response = fit.response;
        link = fit.link;
        level = fit.level;
        design = fit.design;
        warnings = fit.warnings;
        beta = fit.beta;
        deviance = fit.deviance;
        inverse = fit.inverse;
        this.variance = variance;
        coefficients = Coefficient.of(design, design.uncentred(beta), design.uncentred(variance), level);
    }

    /**
     * Returns the coefficients that could be estimated, the intercept first.
     *
     * @return never empty
     */
    public List<Coefficient> coefficients() {
        return coefficients;
    }

    /**
     * Returns the covariance matrix of the coefficients.
     *
     * @return inverse expected information; the sandwich where subjects are clustered
     */
    public Covariance covariance() {
        return new Covariance(names(), design.uncentred(variance));
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
     * Returns the number of cells: rows with trials.
     *
     * @return the n of degrees of freedom and of BIC
     */
    public int cells() {
        return (int) Arrays.stream(response.trials()).filter(m -> m > 0).count();
    }

    /**
     * Returns the residual degrees of freedom.
     *
     * @return cells less coefficients
     */
    public int residualDegreesOfFreedom() {
        return cells() - beta.length;
    }

    /**
     * Returns the deviance: twice the log likelihood lost to one parameter per cell.
     *
     * @return zero or more
     */
    public double deviance() {
        return deviance;
    }

    /**
     * Returns the deviance of the model with the intercept (and the offset) only.
     *
     * @return zero or more
     */
    public double nullDeviance() {
        Design constant = Design.of(response.covariates(), Terms.of(), response.trials(), true, false);
        FisherScoring scoring = new FisherScoring(response, link, constant);
        return scoring.run(scoring.start(), -1).deviance();
    }

    /**
     * Returns the log likelihood of the cells, combinatorial constants included.
     *
     * @return as R's {@code logLik}
     */
    public double logLikelihood() {
        double sum = 0;
        for (int row = 0; row < response.offset().length; row++) {
            double y = response.events(row);
            double m = response.trials(row);
            double saturated = response.isBinomial()
                    ? choose(m, y) + entropy(y, m) + entropy(m - y, m)
                    : entropy(y, 1) - y - Gamma.logGamma(y + 1);
            sum += saturated;
        }
        return sum - deviance / 2;
    }

    private static double choose(double m, double y) {
        return Gamma.logGamma(m + 1) - Gamma.logGamma(y + 1) - Gamma.logGamma(m - y + 1);
    }

    private static double entropy(double y, double m) {
        return y == 0 ? 0 : y * Math.log(y / m);
    }

    /**
     * Returns the log likelihood of single subjects: the same however they are grouped.
     *
     * @return Σ y·log μ + (m − y)·log(1 − μ)
     * @throws IllegalStateException if this is a model of counts
     */
    public double bernoulliLogLikelihood() {
        requireBinomial();
        double sum = 0;
        for (int row = 0; row < response.offset().length; row++) {
            double y = response.events(row);
            double m = response.trials(row);
            sum += entropy(y, m) + entropy(m - y, m);
        }
        return sum - deviance / 2;
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
     * Returns the Bayesian criterion, n being the number of cells.
     *
     * @return −2·log likelihood + p·log n
     */
    public double bic() {
        return -2 * logLikelihood() + beta.length * Math.log(cells());
    }

    /**
     * Returns Pearson's statistic.
     *
     * @return Σ (y − mμ)²/(mV(μ))
     */
    public double pearsonChiSquare() {
        double sum = 0;
        for (int row = 0; row < response.offset().length; row++) {
            double m = response.trials(row);
            if (m > 0) {
                double eta = eta(row);
                double mean = link.mean(eta);
                double v = response.isBinomial() ? mean * link.complement(eta) : mean;
                double residual = response.events(row) - m * mean;
                sum += residual == 0 ? 0 : residual * residual / (m * v);
            }
        }
        return sum;
    }

    /**
     * Returns the estimated dispersion: above 1 where counts vary more than the model says.
     *
     * @return Pearson's statistic by residual degree of freedom
     * @throws IllegalStateException without residual degrees of freedom
     */
    public double dispersion() {
        if (residualDegreesOfFreedom() < 1) {
            throw new IllegalStateException("Cannot estimate a dispersion without residual degrees of freedom");
        }
        return pearsonChiSquare() / residualDegreesOfFreedom();
    }

    /**
     * Returns the coefficients with errors widened by the root of {@link #dispersion} (quasi-likelihood).
     *
     * @return coefficients whose z, p and limits are those of Student's t with the residual degrees of freedom
     * @throws IllegalStateException without residual degrees of freedom
     */
    public List<Coefficient> quasiCoefficients() {
        double factor = Math.sqrt(dispersion());
        TDistribution student = new TDistribution(null, residualDegreesOfFreedom());
        double quantile = student.inverseCumulativeProbability((1 + level) / 2);
        List<Coefficient> result = new ArrayList<>();
        for (Coefficient c : coefficients) {
            double error = c.standardError() * factor;
            double t = c.estimate() / error;
            result.add(new Coefficient(
                    c.name(),
                    c.term(),
                    c.estimate(),
                    error,
                    t,
                    2 * student.cumulativeProbability(-Math.abs(t)),
                    c.estimate() - quantile * error,
                    c.estimate() + quantile * error));
        }
        return List.copyOf(result);
    }

    /**
     * Returns the coefficients with sandwich errors, which hold when the variance is not the one assumed.
     *
     * <p>I⁻¹(Σ uu')I⁻¹, u being the score of one subject (of one row, in a model of counts): White H. (1982), Maximum
     * likelihood estimation of misspecified models, Econometrica 50, 1–25. Equal to R's {@code sandwich::vcovHC} on
     * single rows.
     *
     * @param kind correction for the number of coefficients
     * @return coefficients with robust errors
     * @throws IllegalStateException for {@link RobustVariance#HC1} with no more units than coefficients
     */
    public List<Coefficient> robustCoefficients(RobustVariance kind) {
        int p = beta.length;
        double[][] meat = new double[p][p];
        double n = 0;
        for (int row = 0; row < response.offset().length; row++) {
            double eta = eta(row);
            double mean = link.mean(eta);
            double y = response.events(row);
            double m = response.trials(row);
            double rest = response.isBinomial() ? link.complement(eta) : 1;
            double ratio = mean * rest > 0 ? link.slope(eta) / (mean * rest) : 0;
            double squares = response.isBinomial() ? y * rest * rest + (m - y) * mean * mean : (y - mean) * (y - mean);
            design.addCrossTo(meat, row, squares * ratio * ratio);
            n += m;
        }
        if (kind == RobustVariance.HC1 && n <= p) {
            throw new IllegalStateException(
                    "Cannot correct a variance of " + (long) n + " units for " + p + " coefficients");
        }
        double factor = kind == RobustVariance.HC1 ? n / (n - p) : 1;
        double[][] sandwich = Matrices.sandwich(inverse, Matrices.mirrored(meat), factor);
        return Coefficient.of(design, design.uncentred(beta), design.uncentred(sandwich), level);
    }

    /**
     * Returns this fit with the variance that holds when subjects of a cluster depend on each other: that of
     * coefficients, predictions and marginal effects. The likelihood stays what it was, and says nothing of clusters.
     *
     * <p>G/(G − 1)·(X'WX)⁻¹(Σ uu')(X'WX)⁻¹, u being the sum of scores of one of G clusters: Liang K.-Y. and Zeger S. L.
     * (1986), Longitudinal data analysis using generalized linear models, Biometrika 73, 13–22. Equal to R's
     * {@code sandwich::vcovCL(type = "HC0")}.
     *
     * @param shared the subjects that share a cluster with others; all others are each their own
     * @return the same estimates with robust errors
     * @throws IllegalArgumentException if there is one cluster only, or the response is of counts
     */
    public GeneralizedLinearFit clustered(SharedClusters shared) {
        if (!response.isBinomial()) {
            throw new IllegalArgumentException("Cannot cluster counts: the model is not one of probabilities");
        }
        int p = beta.length;
        double[][] meat = new double[p][p];
        double[] ownEvents = new double[response.offset().length];
        double[] ownTrials = response.trials().clone();
        Arrays.setAll(ownEvents, response::events);
        double clusters = 0;
        double[] score = new double[p];
        for (int part = 0; part < shared.size(); part++) {
            int row = shared.row(part);
            ownEvents[row] -= shared.events(part) * shared.copies(part);
            ownTrials[row] -= shared.trials(part) * shared.copies(part);
            double eta = eta(row);
            double residual = shared.events(part) * link.complement(eta)
                    - (shared.trials(part) - shared.events(part)) * link.mean(eta);
            design.addTo(score, row, residual * perResidual(eta));
            if (shared.isLastOfCluster(part)) {
                Matrices.addOuter(meat, score, (double) shared.copies(part));
                Arrays.fill(score, 0);
                clusters += shared.copies(part);
            }
        }
        for (int row = 0; row < ownTrials.length; row++) {
            double eta = eta(row);
            double mean = link.mean(eta);
            double rest = link.complement(eta);
            double ratio = perResidual(eta);
            clusters += ownTrials[row];
            design.addCrossTo(
                    meat,
                    row,
                    (ownEvents[row] * rest * rest + (ownTrials[row] - ownEvents[row]) * mean * mean) * ratio * ratio);
        }
        if (clusters < 2) {
            throw new IllegalArgumentException("Cannot estimate a variance between clusters of one cluster");
        }
        return new GeneralizedLinearFit(
                this, Matrices.sandwich(inverse, Matrices.mirrored(meat), clusters / (clusters - 1)));
    }

    /** What the score of a row is per unit of residual. */
    private double perResidual(double eta) {
        double both = link.mean(eta) * link.complement(eta);
        return both > 0 ? link.slope(eta) / both : 0;
    }

    /**
     * Tests this model against a smaller one that it contains: twice the difference of log likelihoods.
     *
     * @param smaller a fit of the same response with some terms less
     * @return the test
     * @throws IllegalArgumentException if the other fit is not smaller
     */
    public HypothesisTest likelihoodRatio(GeneralizedLinearFit smaller) {
        return likelihoodRatio("model", smaller);
    }

    HypothesisTest likelihoodRatio(String name, GeneralizedLinearFit smaller) {
        int df = beta.length - smaller.beta.length;
        double gain = smaller.deviance - deviance;
        if (df < 0 || gain < -1e-6 * (1 + deviance)) {
            throw new IllegalArgumentException("Cannot test a model against one that it does not contain");
        }
        return HypothesisTest.of(name, gain, df);
    }

    /**
     * Returns the area under the receiver operating characteristic curve: the probability that a subject with the event
     * has a higher prediction than one without; ties count half.
     *
     * @return between 0 and 1
     * @throws IllegalStateException if this is a model of counts
     */
    public double auc() {
        requireBinomial();
        double[] predictions = IntStream.range(0, response.offset().length)
                .mapToDouble(this::eta)
                .toArray();
        int[] order = Matrices.order(predictions);
        double events = 0; // with a lower prediction
        double others = 0;
        double won = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            double y = 0;
            double m = 0;
            while (to < order.length && tied(predictions[order[to]], predictions[order[from]])) {
                y += response.events(order[to]);
                m += response.trials(order[to]);
                to++;
            }
            won += y * (others + (m - y) / 2);
            events += y;
            others += m - y;
            from = to;
        }
        return won / (events * others);
    }

    /** Equal patterns may differ in the last digit when their terms add up in another order. */
    private static boolean tied(double a, double b) {
        return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b));
    }

    /**
     * Returns the predicted mean of every row: a probability, or the number of events.
     *
     * @return one value per row of the covariates
     */
    public double[] fitted() {
        return IntStream.range(0, response.offset().length)
                .mapToDouble(row -> link.mean(eta(row)))
                .toArray();
    }

    /**
     * Predicts the mean of other patterns, without offset, with the limits made on the scale of the linear predictor.
     *
     * @param patterns the covariates of the model
     * @return one prediction per row
     * @throws IllegalArgumentException if a covariate is missing or has a level the model does not know
     */
    public List<Prediction> predict(CovariateTable patterns) {
        Design other = design.of(patterns);
        double z = Normal.ofLevel(level);
        List<Prediction> result = new ArrayList<>();
        for (int row = 0; row < patterns.rows(); row++) {
            double eta = other.predictor(row, beta);
            double error = Math.sqrt(Matrices.quadratic(variance, other.dense(row)));
            result.add(new Prediction(
                    link.mean(eta),
                    Math.abs(link.slope(eta)) * error,
                    link.mean(eta - z * error),
                    link.mean(eta + z * error)));
        }
        return List.copyOf(result);
    }

    /**
     * A predicted mean.
     *
     * @param mean the mean
     * @param standardError by the delta method
     * @param lower inverse link of η − z·se(η)
     * @param upper inverse link of η + z·se(η)
     */
    public record Prediction(double mean, double standardError, double lower, double upper) {}

    /**
     * Returns the limits of one coefficient by profile likelihood: where the deviance, minimised over the other
     * coefficients, exceeds its minimum by the χ² quantile with one degree of freedom.
     *
     * @param name name of a coefficient
     * @return lower and upper limit; infinite on a side where the likelihood stays flat
     * @throws IllegalArgumentException if there is no such coefficient
     */
    public double[] profileLimits(String name) {
        int column = names().indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException("Cannot profile " + name + ": the coefficients are " + names());
        }
        return new ProfileLikelihood(response, link, design, beta, inverse, deviance).limits(column, level);
    }

    /**
     * Returns the average marginal effects of a covariate: what its coefficient means on the scale of the response.
     *
     * <p>For each level of a factor, the mean over all subjects of μ(that level) − μ(reference), all else as observed;
     * for a quantitative covariate the mean of dμ/dx, interactions included. A covariate made of another one, such as
     * its square, is not moved along. Standard errors by the delta method. In a model of counts, rows weigh equally.
     *
     * <p>Bartus T. (2005), Estimation of marginal effects using margeff, Stata Journal 5, 309–329.
     *
     * @param covariate name of a covariate of the model
     * @return one effect per level that occurs but the reference, or one for a quantitative covariate
     * @throws IllegalArgumentException if the covariate is not in the table
     */
    public List<MarginalEffect> marginalEffects(String covariate) {
        return new MarginalEffects(response, link, design, beta, variance).of(covariate, Normal.ofLevel(level));
    }

    private double eta(int row) {
        return response.offset()[row] + design.predictor(row, beta);
    }

    private List<String> names() {
        return design.columns.stream().map(Design.Column::name).toList();
    }

    private void requireBinomial() {
        if (!response.isBinomial()) {
            throw new IllegalStateException("Cannot compute this of a model of counts");
        }
    }
}
