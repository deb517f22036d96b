package fr.parcours.engine.stats.area;

import fr.parcours.engine.stats.Confidence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How two figures of areas go together, areas being weighted. It says nothing about persons: figures of areas may go
 * together where those of persons do not.
 *
 * <p><b>Formula.</b> Pearson: r = Σ w(x − x̄)(y − ȳ)/√(Σ w(x − x̄)²·Σ w(y − ȳ)²), weighted means. Spearman: the same of
 * ranks (ties share their mean rank; ranks are not weighted). Limits tanh(atanh r ± z·s), s = 1/√(n − 3) for Pearson
 * and √((1 + r²/2)/(n − 3)) for Spearman (Bonett and Wright); p from t = r√((n − 2)/(1 − r²)) with n − 2 degrees of
 * freedom; n is Kish's effective number of areas (Σ w)²/Σ w², their number when weights are equal.
 *
 * <p><b>Edges.</b> Areas with a figure that is {@code NaN}, or without weight, are left out. A variable that does not
 * vary: all {@code NaN}. With n of 3 or less there is no interval, with 2 or less no p. r of ±1: limits equal it.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code cov.wt(cor = TRUE)} of values or ranks, and with equal weights to
 * {@code cor.test} (Pearson), within a relative 1e-10.
 *
 * <p><b>Reference.</b> Bonett D. G. and Wright T. A. (2000), Sample size requirements for estimating Pearson, Kendall
 * and Spearman correlations, Psychometrika 65, 23–28. Robinson W. S. (1950), Ecological correlations and the behavior
 * of individuals, Am. Sociol. Rev. 15, 351–357.
 *
 * @param areas areas compared
 * @param effectiveAreas Kish's number, at most {@code areas}
 * @param pearson correlation of the figures
 * @param spearman correlation of their ranks
 */
public record EcologicalCorrelation(int areas, double effectiveAreas, Correlation pearson, Correlation spearman) {

    /**
     * Correlates.
     *
     * @param x a figure, by area; {@code NaN} if not known
     * @param y another one
     * @param weights weights such as subjects, zero or more, by area; only their ratios matter
     * @param level confidence level strictly between 0 and 1
     * @return the correlations
     * @throws IllegalArgumentException if a weight is impossible or lengths differ
     */
    public static EcologicalCorrelation of(List<Double> x, List<Double> y, List<Double> weights, double level) {
        double z = new Confidence(level).z();
        Strata.checkLengths(x.size(), y.size());
        Strata.checkLengths(x.size(), weights.size());
        Strata.total(weights);
        int[] known = IntStream.range(0, x.size())
                .filter(i -> Double.isFinite(x.get(i)) && Double.isFinite(y.get(i)) && weights.get(i) > 0)
                .toArray();
        double[] first = Arrays.stream(known).mapToDouble(x::get).toArray();
        double[] second = Arrays.stream(known).mapToDouble(y::get).toArray();
        double[] weight = Arrays.stream(known).mapToDouble(weights::get).toArray();
        double total = Arrays.stream(weight).sum();
        double areas = total * total / Arrays.stream(weight).map(w -> w * w).sum();
        double linear = correlation(first, second, weight);
        double ranked = correlation(ranks(first), ranks(second), weight);
        return new EcologicalCorrelation(
                known.length,
                areas,
                withLimits(linear, areas, z * error(areas, 1)),
                withLimits(ranked, areas, z * error(areas, 1 + ranked * ranked / 2)));
    }

    private static double error(double areas, double factor) {
        return areas > 3 ? Math.sqrt(factor / (areas - 3)) : Double.NaN;
    }

    private static double correlation(double[] x, double[] y, double[] weights) {
        double total = Arrays.stream(weights).sum();
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += weights[i] / total * x[i];
            meanY += weights[i] / total * y[i];
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += weights[i] * (x[i] - meanX) * (x[i] - meanX);
            yy += weights[i] * (y[i] - meanY) * (y[i] - meanY);
            xy += weights[i] * (x[i] - meanX) * (y[i] - meanY);
        }
        return Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
    }

    private static Correlation withLimits(double r, double areas, double half) {
        double centre = 0.5 * (Math.log1p(r) - Math.log1p(-r));
        double t = Math.abs(r) * Math.sqrt((areas - 2) / ((1 - r) * (1 + r)));
        boolean tested = areas > 2 && Double.isFinite(t);
        double p = tested ? 2 * new TDistribution(null, areas - 2).cumulativeProbability(-t) : Double.NaN;
        return new Correlation(
                r, Math.tanh(centre - half), Math.tanh(centre + half), Math.abs(r) == 1 && areas > 2 ? 0 : p);
    }

    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toArray(Integer[]::new);
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int k = from; k < to; k++) {
                ranks[order[k]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
