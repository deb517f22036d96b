package fr.parcours.engine.stats.regression;

import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/** Finds profile-likelihood limits: the signed root of the deviance difference is nearly a line in the coefficient. */
final class ProfileLikelihood {

    private static final double FARTHEST = 60; // standard errors; beyond, the likelihood is taken for flat
    private static final double WIDEST = 5; // in η; a wider error is that of a coefficient without finite estimate
    private static final double NEAR = 1e-6; // of √deviance
    private static final int EVALUATIONS = 200;

    private final GroupedResponse response;
    private final Link link;
    private final Design design;
    private final double[] beta;
    private final double[][] variance;
    private final double deviance;

    ProfileLikelihood(
            GroupedResponse response, Link link, Design design, double[] beta, double[][] variance, double deviance) {
        this.response = response;
        this.link = link;
        this.design = design;
        this.beta = beta;
        this.variance = variance;
        this.deviance = deviance;
    }

    double[] limits(int column, double level) {
        if (column == 0 && design.isCentred()) { // the intercept means another thing on the centred scale
            Design plain = Design.of(response.covariates(), design.terms(), response.trials(), true, false);
            return new ProfileLikelihood(
                            response, link, plain, design.uncentred(beta), design.uncentred(variance), deviance)
                    .limits(0, level);
        }
        double z = Normal.ofLevel(level);
        return new double[] {limit(column, -z), limit(column, z)};
    }

    private double limit(int column, double z) {
        FisherScoring scoring = new FisherScoring(response, link, design);
        double error = Math.min(Math.sqrt(variance[column][column]), WIDEST / design.spread()[column]);
        double[] warm = beta.clone();
        double inside = beta[column];
        double outside = inside + z * error;
        for (double gap = gap(scoring, warm, column, outside, z);
                gap < NEAR; // at the limit itself rounding would decide about the sign
                gap = gap(scoring, warm, column, outside, z)) {
            inside = gap < -NEAR ? outside : inside;
            outside = 2 * outside - beta[column];
            if (Math.abs(outside - beta[column]) > FARTHEST * error) {
                return Math.signum(z) * Double.POSITIVE_INFINITY;
            }
        }
        return new BracketingNthOrderBrentSolver(1e-12, 1e-10 * error, 5)
                .solve(
                        EVALUATIONS,
                        value -> gap(scoring, warm, column, value, z),
                        Math.min(inside, outside),
                        Math.max(inside, outside));
    }

    /** √(deviance above the minimum) − |z|, with the coefficient fixed; {@code warm} follows the other ones. */
    private double gap(FisherScoring scoring, double[] warm, int column, double fixed, double z) {
        double move = fixed - warm[column];
        for (int j = 0; j < warm.length; j++) { // along the tangent of the profile
            warm[j] += variance[j][column] / variance[column][column] * move;
        }
        warm[column] = fixed;
        FisherScoring.Point point = scoring.run(warm, column);
        System.arraycopy(point.beta(), 0, warm, 0, warm.length);
        return Math.sqrt(Math.max(0, point.deviance() - deviance)) - Math.abs(z);
    }
}
