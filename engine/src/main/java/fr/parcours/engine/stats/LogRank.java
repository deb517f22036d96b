package fr.parcours.engine.stats;

import java.util.List;

/**
 * Tests whether groups of counted subjects have the event at the same pace: the log-rank test and its weighted family,
 * for two or more groups, stratified or not.
 *
 * <p><b>Formula.</b> At each distinct event time of a stratum, with n<sub>j</sub> at risk and d<sub>j</sub> events in
 * group j, n and d in all, and weight w: observed O<sub>j</sub> = Σ w·d<sub>j</sub>, expected E<sub>j</sub> = Σ
 * w·d·n<sub>j</sub>/n, and the hypergeometric variance V<sub>jk</sub> = Σ w²·d(n − d)/(n − 1)·(δ<sub>jk</sub>
 * n<sub>j</sub>/n − n<sub>j</sub>n<sub>k</sub>/n²), 0 when n = 1. Sums run over times and strata. χ² = (O − E)' V⁻ (O −
 * E), with K − 1 degrees of freedom for K groups. Trend, for scores s: (s'(O − E))²/(s'Vs), one degree.
 *
 * <p><b>Input.</b> For each stratum one {@link LifeTable} per group, the groups in the same order everywhere. Counts
 * are frequency weights. A group that is absent from a stratum has an empty table there.
 *
 * <p><b>Ties and order.</b> Tied events are taken together. Events come before censorings at equal time. The order of
 * counts and of strata does not matter.
 *
 * <p><b>Censoring and entry.</b> Right censoring and left truncation. The test supposes that censoring does not depend
 * on the risk of the event, in each group.
 *
 * <p><b>Edges.</b> A stratum without events, or with one group at risk at all its events, adds nothing to O − E and V.
 * A group never at risk at an event does not count as a group; groups never at risk together are not compared: the
 * degrees of freedom are the rank of V. Without any comparison: χ² 0, 0 degrees, p 1.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code survival::survdiff} 3.5-3 ({@code rho = 0} and 1, {@code strata()})
 * within a relative 1e-9; {@code survdiff} has no delayed entry and no other weights, there the closed forms above are
 * meant.
 *
 * <p><b>Defaults.</b> {@link LogRankWeight#LOG_RANK}.
 *
 * <p>Immutable and thread-safe; cost: event times × groups².
 *
 * <p><b>References.</b> Mantel N. (1966), Evaluation of survival data and two new rank order statistics, Cancer
 * Chemother. Rep. 50, 163–170. Peto R. and Peto J. (1972), Asymptotically efficient rank invariant test procedures, J.
 * R. Stat. Soc. A 135, 185–207. Gehan E. (1965), Biometrika 52, 203–223. Tarone R. and Ware J. (1977), On
 * distribution-free tests for equality of survival distributions, Biometrika 64, 156–160. Harrington D. and Fleming T.
 * (1982), A class of rank test procedures for censored survival data, Biometrika 69, 553–566. Klein J. and Moeschberger
 * M. (2003), Survival analysis, 2nd ed., Springer, sections 7.3–7.5.
 */
public final class LogRank {

    private static final LogRank DEFAULTS = new LogRank(LogRankWeight.LOG_RANK, 0);

    private final LogRankWeight weight;
    private final double rho;

    private LogRank(LogRankWeight weight, double rho) {
        this.weight = weight;
        this.rho = rho;
    }

    /**
     * Returns the test with its default: {@link LogRankWeight#LOG_RANK}.
     *
     * @return the test
     */
    public static LogRank withDefaults() {
        return DEFAULTS;
    }

    /**
     * Returns this test with another weight; {@link LogRankWeight#FLEMING_HARRINGTON} with ρ = 1.
     *
     * @param newWeight what a difference at one time counts
     * @return a new test
     */
    public LogRank with(LogRankWeight newWeight) {
        return new LogRank(newWeight, newWeight == LogRankWeight.FLEMING_HARRINGTON ? 1 : 0);
    }

    /**
     * Returns the test with the weight S(t−)^ρ of {@link LogRankWeight#FLEMING_HARRINGTON}.
     *
     * @param newRho ρ, zero or more; 0 is the log-rank test
     * @return a new test
     * @throws IllegalArgumentException if ρ is negative
     */
    public LogRank withRho(double newRho) {
        if (!(newRho >= 0 && Double.isFinite(newRho))) {
            throw new IllegalArgumentException("Cannot weight a log-rank test with rho " + newRho);
        }
        return new LogRank(LogRankWeight.FLEMING_HARRINGTON, newRho);
    }

    /**
     * Compares groups.
     *
     * @param groups one table per group, at least two
     * @return the result
     * @throws IllegalArgumentException if there are fewer than two groups
     */
    public LogRankResult test(List<LifeTable> groups) {
        return testStratified(List.of(groups));
    }

    /**
     * Compares groups within strata.
     *
     * @param strata for each stratum one table per group, at least two, in the same order everywhere
     * @return the result
     * @throws IllegalArgumentException if there is no stratum, fewer than two groups, or not the same number everywhere
     */
    public LogRankResult testStratified(List<List<LifeTable>> strata) {
        int groups = Groups.count(strata);
        Sums sums = new Sums(groups);
        strata.forEach(stratum -> add(stratum, sums));
        return new LogRankResult(
                weight,
                rho,
                Groups.subjects(strata, LifeTable::subjects),
                Matrices.list(sums.observed),
                Matrices.list(sums.expected),
                Matrices.rows(sums.variance),
                ChiSquareTest.ofScores(sums.scores, sums.variance));
    }

    /** What is summed over times and strata. */
    private static final class Sums {
        private final double[] observed;
        private final double[] expected;
        private final double[] scores; // their difference
        private final double[][] variance;

        private Sums(int groups) {
            observed = new double[groups];
            expected = new double[groups];
            scores = new double[groups];
            variance = new double[groups][groups];
        }
    }

    private void add(List<LifeTable> stratum, Sums sums) {
        double survival = 1; // just before the time at hand
        double modified = 1; // its variant, this time included
        for (long time : Groups.eventTimes(stratum)) {
            double[] atRisk =
                    stratum.stream().mapToDouble(table -> table.atRisk(time)).toArray();
            double[] events =
                    stratum.stream().mapToDouble(table -> table.eventsAt(time)).toArray();
            double n = Groups.sum(atRisk);
            double d = Groups.sum(events);
            modified *= (n + 1 - d) / (n + 1); // exact differences, also of billions
            double w = weight(n, survival, modified);
            survival *= (n - d) / n;
            double hypergeometric = n > 1 ? w * w * d * (n - d) / (n - 1) : 0;
            for (int j = 0; j < atRisk.length; j++) {
                sums.observed[j] += w * events[j];
                sums.expected[j] += w * d * atRisk[j] / n;
                // d_j − d·n_j/n without the digits that a group of nearly all would lose
                sums.scores[j] += w * (events[j] * (n - atRisk[j]) - (d - events[j]) * atRisk[j]) / n;
                for (int k = 0; k < atRisk.length; k++) {
                    double share = j == k ? atRisk[j] * (n - atRisk[j]) : -atRisk[j] * atRisk[k];
                    sums.variance[j][k] += hypergeometric * share / (n * n);
                }
            }
        }
    }

    private double weight(double atRisk, double survivalBefore, double modified) {
        return switch (weight) {
            case LOG_RANK -> 1;
            case FLEMING_HARRINGTON -> Math.pow(survivalBefore, rho);
            case GEHAN -> atRisk;
            case TARONE_WARE -> Math.sqrt(atRisk);
            case PETO_PETO_MODIFIED -> modified;
        };
    }
}
