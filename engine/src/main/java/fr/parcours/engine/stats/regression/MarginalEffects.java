package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Average marginal effects with errors by the delta method. */
final class MarginalEffects {

    private final GroupedResponse response;
    private final Link link;
    private final Design design;
    private final double[] beta;
    private final double[][] variance;

    MarginalEffects(GroupedResponse response, Link link, Design design, double[] beta, double[][] variance) {
        this.response = response;
        this.link = link;
        this.design = design;
        this.beta = beta;
        this.variance = variance;
    }

    List<MarginalEffect> of(String covariate, double z) {
        CovariateTable table = response.covariates();
        List<MarginalEffect> effects = new ArrayList<>();
        if (table.column(covariate) instanceof CovariateTable.Factor factor) {
            int[] levels = used(factor);
            for (int k = 1; k < levels.length; k++) {
                Design high = design.recoded(table.with(at(factor, levels[k])));
                Design low = design.recoded(table.with(at(factor, levels[0])));
                effects.add(difference(covariate, factor.levels().get(levels[k]), high, low, z));
            }
        } else if (table.column(covariate) instanceof CovariateTable.Numeric numeric) {
            double[] moved = numeric.values().clone();
            for (int row = 0; row < moved.length; row++) {
                moved[row] += 1;
            }
            effects.add(slope(covariate, design.recoded(table.with(new CovariateTable.Numeric(covariate, moved))), z));
        }
        return List.copyOf(effects);
    }

    /** Levels that subjects have; the first is the reference of the fit. */
    private int[] used(CovariateTable.Factor factor) {
        return IntStream.range(0, response.offset().length)
                .filter(row -> response.trials(row) > 0)
                .map(row -> factor.codes()[row])
                .distinct()
                .sorted()
                .toArray();
    }

    private static CovariateTable.Factor at(CovariateTable.Factor factor, int level) {
        int[] codes = new int[factor.codes().length];
        Arrays.fill(codes, level);
        return new CovariateTable.Factor(factor.name(), factor.levels(), codes);
    }

    private MarginalEffect difference(String covariate, String level, Design high, Design low, double z) {
        double[] gradient = new double[beta.length];
        double sum = 0;
        double total = 0;
        for (int row = 0; row < response.offset().length; row++) {
            double m = response.trials(row);
            double up = response.offset()[row] + high.predictor(row, beta);
            double down = response.offset()[row] + low.predictor(row, beta);
            sum += m * (link.mean(up) - link.mean(down));
            high.addTo(gradient, row, m * link.slope(up));
            low.addTo(gradient, row, -m * link.slope(down));
            total += m;
        }
        return effect(covariate, level, sum / total, gradient, total, z);
    }

    /** η is linear in a covariate, so its derivative is what one unit more adds. */
    private MarginalEffect slope(String covariate, Design moved, double z) {
        double[] gradient = new double[beta.length];
        double sum = 0;
        double total = 0;
        for (int row = 0; row < response.offset().length; row++) {
            double m = response.trials(row);
            double eta = response.offset()[row] + design.predictor(row, beta);
            double derivative = moved.predictor(row, beta) - design.predictor(row, beta);
            double slope = link.slope(eta);
            sum += m * slope * derivative;
            moved.addTo(gradient, row, m * slope);
            design.addTo(gradient, row, m * (curvature(eta, slope) * derivative - slope));
            total += m;
        }
        return effect(covariate, "", sum / total, gradient, total, z);
    }

    /** d²μ/dη². */
    private double curvature(double eta, double slope) {
        return switch (link) {
            case LOGIT -> slope * (link.complement(eta) - link.mean(eta));
            case CLOGLOG -> slope * (1 - Math.exp(eta));
            case PROBIT -> -eta * slope;
            case LOG -> slope;
        };
    }

    private MarginalEffect effect(
            String covariate, String level, double estimate, double[] gradient, double total, double z) {
        double error = Math.sqrt(Matrices.quadratic(variance, gradient)) / total;
        double p = error > 0 ? Normal.twoSided(estimate / error) : 1;
        return new MarginalEffect(covariate, level, estimate, error, estimate - z * error, estimate + z * error, p);
    }
}
