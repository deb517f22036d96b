package fr.parcours.engine.stats.regression;

/**
 * The partial likelihood of a Cox model at one β, with the sums over risk sets that everything else is made of.
 *
 * <p>At an event time with d events, den_l = S0 − (l/d)·D0 for l = 0..d−1 (Efron) or S0 (Breslow), where S0, S1 are the
 * sums of count·exp(η) and count·exp(η)·x over the risk set and D0, D1 those over the events. Kept per time: a = Σ
 * 1/den, b = Σ (l/d)/den, c0 = Σ 1/den², c1 = Σ (l/d)/den², c2 = Σ (l/d)²/den².
 *
 * <p>Sums of xx' are never made per time: a pattern enters the information once, with the sum of the hazards it is
 * exposed to.
 */
final class CoxState {

    final double[] hazard; // exp(η) of each pattern
    final double[][] s1;
    final double[][] d1;
    final double[] a;
    final double[] b;
    final double[] c0;
    final double[] c1;
    final double[] c2;
    final double logLikelihood;

    private final SurvivalCounts counts;
    private final EventTimes times;
    private final Design design;

    CoxState(SurvivalCounts counts, EventTimes times, Design design, TieMethod ties, double[] beta) {
        this.counts = counts;
        this.times = times;
        this.design = design;
        int points = times.points();
        int p = design.size();
        hazard = new double[counts.patterns().rows()];
        double[] eta = new double[hazard.length];
        for (int row = 0; row < hazard.length; row++) {
            eta[row] = design.predictor(row, beta);
            hazard[row] = Math.exp(eta[row]);
        }
        double[] s0 = new double[points];
        double[] d0 = new double[points];
        s1 = new double[points][p];
        d1 = new double[points][p];
        double sum = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            int last = times.to[cell] - 1;
            long n = counts.count(cell);
            if (n == 0 || last < times.from[cell]) {
                continue;
            }
            int row = counts.pattern(cell);
            double weight = n * hazard[row];
            s0[last] += weight;
            design.addTo(s1[last], row, weight);
            if (times.isLate(cell, counts)) {
                s0[times.from[cell] - 1] -= weight;
                design.addTo(s1[times.from[cell] - 1], row, -weight);
            }
            if (counts.event(cell)) {
                d0[last] += weight;
                design.addTo(d1[last], row, weight);
                sum += n * eta[row];
            }
        }
        accumulate(s0);
        a = new double[points];
        b = new double[points];
        c0 = new double[points];
        c1 = new double[points];
        c2 = new double[points];
        for (int k = 0; k < points; k++) {
            sum -= ties == TieMethod.EFRON ? efron(k, s0[k], d0[k]) : breslow(k, s0[k]);
        }
        logLikelihood = sum;
    }

    private void accumulate(double[] s0) {
        for (int k = times.points() - 2; k >= 0; k--) {
            if (times.carried[k] > 0) { // otherwise nobody is at risk at both times and the sums start afresh
                s0[k] += s0[k + 1];
                for (int j = 0; j < s1[k].length; j++) {
                    s1[k][j] += s1[k + 1][j];
                }
            }
        }
    }

    private double efron(int k, double s0, double d0) {
        EfronSums sums = EfronSums.of(times.events[k], s0, d0);
        a[k] = sums.inverses();
        b[k] = sums.shares();
        c0[k] = sums.squares();
        c1[k] = sums.shareSquares();
        c2[k] = sums.shareSharesSquares();
        return sums.logs();
    }

    private double breslow(int k, double s0) {
        double d = times.events[k];
        a[k] = d / s0;
        c0[k] = d / (s0 * s0);
        return d * Math.log(s0);
    }

    /** What the d events at a time are expected to have as sum of x: Σ (S1 − (l/d)·D1)/den. */
    double expected(int k, int j) {
        return a[k] * s1[k][j] - b[k] * d1[k][j];
    }

    /** Σ x̄_l/den_l, the weighted mean of x times the increment of the cumulative hazard. */
    double meanHazard(int k, int j) {
        return c0[k] * s1[k][j] - c1[k] * d1[k][j];
    }

    /** What an event at its own time does not meet of {@link #meanHazard}: Σ (l/d)·x̄_l/den_l. */
    double ownMeanHazard(int k, int j) {
        return c1[k] * s1[k][j] - c2[k] * d1[k][j];
    }

    /** Σ over events and times of weight·(x − expected). */
    double[] score(double[] weight) {
        double[] score = new double[design.size()];
        for (int cell = 0; cell < counts.cells(); cell++) {
            if (counts.event(cell) && counts.count(cell) > 0) {
                design.addTo(score, counts.pattern(cell), counts.count(cell) * weight[times.to[cell] - 1]);
            }
        }
        for (int k = 0; k < times.points(); k++) {
            for (int j = 0; j < score.length; j++) {
                score[j] -= weight[k] * expected(k, j);
            }
        }
        return score;
    }

    /** Observed information, each time with a weight. */
    double[][] information(double[] weight) {
        int p = design.size();
        double[] exposure = new double[hazard.length]; // Σ weight·count·cumulative hazard, of each pattern
        double[] cumulative = cumulative(a, weight);
        for (int cell = 0; cell < counts.cells(); cell++) {
            int to = times.to[cell];
            double sum = cumulative[to] - cumulative[times.from[cell]];
            if (counts.event(cell) && counts.count(cell) > 0) {
                sum -= weight[to - 1] * b[to - 1];
            }
            exposure[counts.pattern(cell)] += counts.count(cell) * sum;
        }
        double[][] information = new double[p][p];
        for (int row = 0; row < exposure.length; row++) {
            if (exposure[row] != 0) {
                design.addCrossTo(information, row, hazard[row] * exposure[row]);
            }
        }
        for (int k = 0; k < times.points(); k++) {
            for (int i = 0; i < p; i++) {
                double left = weight[k] * (c0[k] * s1[k][i] - c1[k] * d1[k][i]);
                double right = weight[k] * (c2[k] * d1[k][i] - c1[k] * s1[k][i]);
                for (int j = 0; j <= i; j++) {
                    information[i][j] -= left * s1[k][j] + right * d1[k][j];
                }
            }
        }
        return Matrices.mirrored(information);
    }

    /** Running sums over the times, one longer than them. */
    static double[] cumulative(double[] values, double[] weight) {
        double[] sums = new double[values.length + 1];
        for (int k = 0; k < values.length; k++) {
            sums[k + 1] = sums[k] + weight[k] * values[k];
        }
        return sums;
    }
}
