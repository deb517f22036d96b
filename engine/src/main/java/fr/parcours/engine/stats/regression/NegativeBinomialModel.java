package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.apache.commons.math3.special.Gamma;

/**
 * Estimates a model of counts that vary more than a Poisson model says: negative binomial with log link.
 *
 * <p><b>Formula.</b> log μ = offset + x'β, variance μ + μ²/θ (NB2). β by Fisher scoring for given θ, θ where the
 * profile likelihood is highest. The covariance of β is the inverse expected information with θ fixed.
 *
 * <p><b>Input.</b> A {@link GroupedResponse#counts} and {@link Terms}. Each row is one observation: adding up rows
 * changes the model. No value can be missing.
 *
 * <p><b>Edges.</b> Without an event: refused. If counts do not vary more than a Poisson model says, θ is infinite, the
 * fit is the Poisson one and {@link FitWarning.Kind#NO_OVERDISPERSION} is reported.
 *
 * <p><b>Interval.</b> Wald: estimate ± z·se.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code MASS::glm.nb} 7.3-58.2 with a converged θ within a relative 1e-6.
 *
 * <p><b>Defaults.</b> Level 0.95.
 *
 * <p>Immutable and thread-safe.
 *
 * <p><b>Reference.</b> Venables W. N. and Ripley B. D. (2002), Modern Applied Statistics with S, 4th ed., Springer,
 * section 7.4.
 */
public final class NegativeBinomialModel {

    private static final double SMALLEST = 1e-4;
    private static final double LARGEST = 1e7;

    private final double level;

    private NegativeBinomialModel(double level) {
        this.level = level;
    }

    /**
     * Returns the estimator with its default level 0.95.
     *
     * @return the estimator
     */
    public static NegativeBinomialModel withDefaults() {
        return new NegativeBinomialModel(0.95);
    }

    /**
     * Returns this estimator with another confidence level.
     *
     * @param newLevel level strictly between 0 and 1
     * @return a new estimator
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public NegativeBinomialModel withLevel(double newLevel) {
        return new NegativeBinomialModel(Normal.checkedLevel(newLevel));
    }

    /**
     * Fits the model.
     *
     * @param response counts and covariates
     * @param terms what explains them
     * @return the fit
     * @throws IllegalArgumentException if the response is not one of counts, has no event, or a covariate is unknown
     */
    public NegativeBinomialFit fit(GroupedResponse response, Terms terms) {
        GeneralizedLinearFit poisson =
                GeneralizedLinearModel.poisson().withLevel(level).fit(response, terms);
        Design design = Design.of(response.covariates(), terms, response.trials(), true, true);
        double[] warm = new FisherScoring(response, Link.LOG, design).start();
        List<FitWarning> warnings = new ArrayList<>(poisson.warnings());
        double theta = Double.POSITIVE_INFINITY;
        if (slope(response, design, warm, LARGEST) < 0) {
            theta = Math.exp(new BracketingNthOrderBrentSolver(1e-13, 1e-12, 5)
                    .solve(
                            500,
                            log -> slope(response, design, warm, Math.exp(log)),
                            Math.log(SMALLEST),
                            Math.log(LARGEST)));
        } else {
            warnings.add(new FitWarning(FitWarning.Kind.NO_OVERDISPERSION, List.of()));
        }
        FisherScoring scoring = new FisherScoring(response, Link.LOG, design, theta);
        FisherScoring.Point point = scoring.run(warm, -1);
        double[][] variance = Cholesky.of(scoring.information(point.beta()), 0).inverse();
        double[] means = means(response, design, point.beta());
        return new NegativeBinomialFit(
                Coefficient.of(design, design.uncentred(point.beta()), design.uncentred(variance), level),
                theta,
                1 / Math.sqrt(curvature(response, means, theta)),
                Double.isInfinite(theta) ? poisson.logLikelihood() : logLikelihood(response, means, theta),
                point.deviance(),
                warnings);
    }

    private static double[] means(GroupedResponse response, Design design, double[] beta) {
        double[] means = new double[response.offset().length];
        Arrays.setAll(means, row -> Math.exp(response.offset()[row] + design.predictor(row, beta)));
        return means;
    }

    /** Derivative of the profile log likelihood in θ; {@code warm} follows β. */
    private static double slope(GroupedResponse response, Design design, double[] warm, double theta) {
        double[] beta = new FisherScoring(response, Link.LOG, design, theta)
                .run(warm, -1)
                .beta();
        System.arraycopy(beta, 0, warm, 0, warm.length);
        double[] means = means(response, design, beta);
        double sum = 0;
        for (int row = 0; row < means.length; row++) {
            double y = response.events(row);
            sum += risen(theta, y) - Math.log1p(means[row] / theta) + (means[row] - y) / (means[row] + theta);
        }
        return sum;
    }

    /** ψ(θ + y) − ψ(θ), as a sum where the difference would lose digits. */
    private static double risen(double theta, double y) {
        if (y > 1000) {
            return Gamma.digamma(theta + y) - Gamma.digamma(theta);
        }
        double sum = 0;
        for (int k = 0; k < y; k++) {
            sum += 1 / (theta + k);
        }
        return sum;
    }

    /** Observed information about θ, the means fixed. */
    private static double curvature(GroupedResponse response, double[] means, double theta) {
        if (Double.isInfinite(theta)) {
            return 0;
        }
        double sum = 0;
        for (int row = 0; row < means.length; row++) {
            double y = response.events(row);
            double total = means[row] + theta;
            sum += Gamma.trigamma(theta)
                    - Gamma.trigamma(theta + y)
                    - 1 / theta
                    + 2 / total
                    - (y + theta) / (total * total);
        }
        return sum;
    }

    private static double logLikelihood(GroupedResponse response, double[] means, double theta) {
        double sum = 0;
        for (int row = 0; row < means.length; row++) {
            double y = response.events(row);
            sum += Gamma.logGamma(theta + y)
                    - Gamma.logGamma(theta)
                    - Gamma.logGamma(y + 1)
                    - theta * Math.log1p(means[row] / theta)
                    + (y == 0 ? 0 : y * Math.log(means[row] / (means[row] + theta)));
        }
        return sum;
    }
}
