package fr.parcours.engine.stats.regression;

/** Finds profile-likelihood limits: the signed root of the deviance difference is nearly a line in the coefficient. */
final class ProfileLikelihood {

    private static final double FARTHEST = 60; // standard errors; beyond, the likelihood is taken for flat
    private static final int STEPS = 100;

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

    /** The secant method kept between a value inside and a value outside. */
    private double limit(int column, double z) {
        FisherScoring scoring = new FisherScoring(response, link, design);
        double error = Math.sqrt(variance[column][column]);
        double side = Math.signum(z);
        double[] warm = beta.clone();
        double inside = beta[column];
        double insideGap = -Math.abs(z);
        double outside = beta[column] + z * error;
        double outsideGap = gap(scoring, warm, column, outside, z);
        while (outsideGap < 0) {
            inside = outside;
            insideGap = outsideGap;
            outside = inside + side * Math.abs(inside - beta[column]);
            if (Math.abs(outside - beta[column]) > FARTHEST * error) {
                return side * Double.POSITIVE_INFINITY;
            }
            outsideGap = gap(scoring, warm, column, outside, z);
        }
        double tolerance = 1e-11 * (error + Math.abs(beta[column]));
        double last = outside;
        for (int step = 0; step < STEPS && Math.abs(outside - inside) > tolerance; step++) {
            double share = -insideGap / (outsideGap - insideGap);
            double next = inside + Math.min(0.99, Math.max(0.01, share)) * (outside - inside);
            double nextGap = gap(scoring, warm, column, next, z);
            boolean settled = Math.abs(next - last) < tolerance || Math.abs(nextGap) < 1e-11;
            last = next;
            if (settled) {
                return next;
            }
            if (nextGap < 0) {
                inside = next;
                insideGap = nextGap;
                outsideGap = share > 0.99 ? outsideGap : outsideGap * (step % 2 == 0 ? 1 : 0.5); // Illinois
            } else {
                outside = next;
                outsideGap = nextGap;
                insideGap *= step % 2 == 0 ? 1 : 0.5;
            }
        }
        return last;
    }

    /** √(deviance above the minimum) − |z|, with the coefficient fixed; {@code warm} follows the other ones. */
    private double gap(FisherScoring scoring, double[] warm, int column, double fixed, double z) {
        warm[column] = fixed;
        FisherScoring.Point point = scoring.run(warm, column);
        System.arraycopy(point.beta(), 0, warm, 0, warm.length);
        return Math.sqrt(Math.max(0, point.deviance() - deviance)) - Math.abs(z);
    }
}
