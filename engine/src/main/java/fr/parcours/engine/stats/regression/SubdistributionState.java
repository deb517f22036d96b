package fr.parcours.engine.stats.regression;

import java.util.HashMap;
import java.util.Map;

/** The weighted partial likelihood of a Fine–Gray model at one β. */
final class SubdistributionState {

    final SubdistributionTimes times;
    final Design design;
    final double[] increment; // of the baseline cumulative hazard: d/S0
    final double logLikelihood;

    private final CompetingCounts counts;
    private final double[] hazard; // exp(η) of each pattern
    private final double[][] mean; // S1/S0 of each event time
    private final double[] cumulative; // running sums of the increments
    private final double[][] later; // by group: Σ weight·increment from an event time on

    SubdistributionState(SubdistributionTimes times, Design design, double[] beta) {
        this.times = times;
        this.design = design;
        counts = times.counts;
        int points = times.time.length;
        int groups = times.weight.length;
        int p = design.size();
        hazard = new double[counts.patterns().rows()];
        double[] eta = new double[hazard.length];
        for (int row = 0; row < hazard.length; row++) {
            eta[row] = design.predictor(row, beta);
            hazard[row] = Math.exp(eta[row]);
        }
        double[] s0 = new double[points + 1];
        mean = new double[points + 1][p]; // S1 until it is divided
        double[][] other0 = new double[groups][points + 1]; // those with another cause before each event time
        double[][][] other1 = new double[groups][points + 1][p];
        double sum = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            int row = counts.pattern(cell);
            int to = times.to[cell];
            double weight = counts.count(cell) * hazard[row];
            if (to > 0) {
                s0[to - 1] += weight;
                design.addTo(mean[to - 1], row, weight);
            }
            if (times.isEvent(cell)) {
                sum += counts.count(cell) * eta[row];
            } else if (times.isOther(cell) && weight > 0) {
                other0[counts.group(cell)][to] += weight / times.own[cell];
                design.addTo(other1[counts.group(cell)][to], row, weight / times.own[cell]);
            }
        }
        for (int k = points - 2; k >= 0; k--) {
            s0[k] += s0[k + 1];
            addTo(mean[k], mean[k + 1], 1);
        }
        increment = new double[points];
        cumulative = new double[points + 1];
        for (int k = 0; k < points; k++) {
            for (int g = 0; g < groups; g++) {
                if (k > 0) {
                    other0[g][k] += other0[g][k - 1];
                    addTo(other1[g][k], other1[g][k - 1], 1);
                }
                s0[k] += times.weight[g][k] * other0[g][k];
                addTo(mean[k], other1[g][k], times.weight[g][k]);
            }
            for (int j = 0; j < p; j++) {
                mean[k][j] /= s0[k];
            }
            increment[k] = times.events[k] / s0[k];
            cumulative[k + 1] = cumulative[k] + increment[k];
            sum -= times.events[k] * Math.log(s0[k]);
        }
        logLikelihood = sum;
        later = new double[groups][points + 1];
        for (int g = 0; g < groups; g++) {
            for (int k = points - 1; k >= 0; k--) {
                later[g][k] = later[g][k + 1] + times.weight[g][k] * increment[k];
            }
        }
    }

    private static void addTo(double[] sum, double[] values, double weight) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += weight * values[j];
        }
    }

    double[] score() {
        double[] score = new double[design.size()];
        for (int cell = 0; cell < counts.cells(); cell++) {
            if (times.isEvent(cell)) {
                design.addTo(score, counts.pattern(cell), (double) counts.count(cell));
            }
        }
        for (int k = 0; k < increment.length; k++) {
            addTo(score, mean[k], (double) -times.events[k]);
        }
        return score;
    }

    double[][] information() {
        int p = design.size();
        double[] exposure = new double[hazard.length];
        for (int cell = 0; cell < counts.cells(); cell++) {
            if (counts.count(cell) > 0) {
                exposure[counts.pattern(cell)] += counts.count(cell) * exposure(cell);
            }
        }
        double[][] information = new double[p][p];
        for (int row = 0; row < exposure.length; row++) {
            if (exposure[row] != 0) {
                design.addCrossTo(information, row, hazard[row] * exposure[row]);
            }
        }
        for (int k = 0; k < increment.length; k++) {
            Matrices.addOuter(information, mean[k], (double) -times.events[k]);
        }
        return Matrices.mirrored(information);
    }

    /** Baseline hazard met by one subject of a cell, with its weight after another cause. */
    private double exposure(int cell) {
        int to = times.to[cell];
        double after = times.isOther(cell) ? later[counts.group(cell)][to] / times.own[cell] : 0;
        return cumulative[to] + after;
    }

    /** Σ (η + ψ)(η + ψ)' over subjects: Fine and Gray 1999, eq. 8; over clusters their sums, Zhou et al. 2012. */
    double[][] crossProducts() {
        int p = design.size();
        double[][] before = new double[increment.length + 1][p]; // Σ mean·increment before an event time
        for (int k = 0; k < increment.length; k++) {
            before[k + 1] = before[k].clone();
            addTo(before[k + 1], mean[k], increment[k]);
        }
        double[][][] laterMean = laterMeans();
        double[][][] q = censoringScores();
        double[][][] psi = compensators(q);
        double[][] sum = new double[p][p];
        Map<Integer, double[]> clusters = new HashMap<>();
        for (int cell = 0; cell < counts.cells(); cell++) {
            if (counts.count(cell) == 0) {
                continue;
            }
            int to = times.to[cell];
            int g = counts.group(cell);
            double risk = hazard[counts.pattern(cell)];
            double[] u = new double[p];
            addTo(u, before[to], risk);
            if (times.isOther(cell)) {
                addTo(u, laterMean[g][to], risk / times.own[cell]);
            }
            if (times.isEvent(cell)) {
                addTo(u, mean[to - 1], -1);
            }
            design.addTo(u, counts.pattern(cell), (times.isEvent(cell) ? 1 : 0) - risk * exposure(cell));
            int reached = times.censoring.upTo(counts.time(cell));
            addTo(u, psi[g][reached], 1);
            if (counts.cause(cell) == 0) {
                addTo(u, q[g][reached - 1], 1.0 / times.censoring.atRisk[g][reached - 1]);
            }
            if (counts.cluster(cell) == SurvivalCounts.OWN_CLUSTER) {
                Matrices.addOuter(sum, u, (double) counts.count(cell));
            } else {
                addTo(clusters.computeIfAbsent(counts.cluster(cell), unseen -> new double[p]), u, (double)
                        counts.count(cell));
            }
        }
        clusters.values().forEach(total -> Matrices.addOuter(sum, total, 1));
        return Matrices.mirrored(sum);
    }

    /** By group: Σ weight·mean·increment from an event time on. */
    private double[][][] laterMeans() {
        double[][][] sums = new double[later.length][increment.length + 1][design.size()];
        for (int g = 0; g < later.length; g++) {
            for (int k = increment.length - 1; k >= 0; k--) {
                addTo(sums[g][k], sums[g][k + 1], 1);
                addTo(sums[g][k], mean[k], times.weight[g][k] * increment[k]);
            }
        }
        return sums;
    }

    /**
     * By group and time of censoring, q: what those with another cause before it add to the score from it on. The
     * baseline hazard in it is made by the events of the group alone, as in {@code crr}; without groups by all.
     */
    private double[][][] censoringScores() {
        int p = design.size();
        int groups = later.length;
        double[][] laterOwn = new double[groups][increment.length + 1];
        double[][][] laterOwnMean = new double[groups][increment.length + 1][p];
        for (int g = 0; g < groups; g++) {
            for (int k = increment.length - 1; k >= 0; k--) {
                double own = times.weight[g][k] * increment[k] * times.eventsOf[g][k] / times.events[k];
                laterOwn[g][k] = laterOwn[g][k + 1] + own;
                addTo(laterOwnMean[g][k], laterOwnMean[g][k + 1], 1);
                addTo(laterOwnMean[g][k], mean[k], own);
            }
        }
        double[] censoring = times.censoring.time;
        double[][] past0 = new double[groups][censoring.length + 1];
        double[][][] past1 = new double[groups][censoring.length + 1][p];
        for (int cell = 0; cell < counts.cells(); cell++) {
            if (times.isOther(cell) && counts.count(cell) > 0) {
                int g = counts.group(cell);
                int next = times.censoring.upTo(counts.time(cell)); // the first strictly later
                double weight = counts.count(cell) * hazard[counts.pattern(cell)] / times.own[cell];
                past0[g][next] += weight;
                design.addTo(past1[g][next], counts.pattern(cell), weight);
            }
        }
        double[][][] q = new double[groups][censoring.length][p];
        for (int u = 0; u < censoring.length; u++) {
            int from = times.upTo(Math.nextDown(censoring[u])); // events at that time included
            for (int g = 0; g < groups; g++) {
                if (u > 0) {
                    past0[g][u] += past0[g][u - 1];
                    addTo(past1[g][u], past1[g][u - 1], 1);
                }
                addTo(q[g][u], past1[g][u], laterOwn[g][from]);
                addTo(q[g][u], laterOwnMean[g][from], -past0[g][u]);
            }
        }
        return q;
    }

    /** By group: −Σ q·censored/atRisk² over the times of censoring passed. */
    private double[][][] compensators(double[][][] q) {
        double[][][] sums = new double[later.length][times.censoring.time.length + 1][design.size()];
        for (int g = 0; g < later.length; g++) {
            for (int u = 0; u < times.censoring.time.length; u++) {
                sums[g][u + 1] = sums[g][u].clone();
                double n = times.censoring.atRisk[g][u];
                if (n > 0) {
                    addTo(sums[g][u + 1], q[g][u], -times.censoring.censored[g][u] / (n * n));
                }
            }
        }
        return sums;
    }
}
