package fr.parcours.engine.stats.regression;

import java.util.Arrays;

/** Score residuals of a Cox model: what each subject adds to the slope of the likelihood. */
final class ScoreResiduals {

    private final CoxFit.Data data;
    private final CoxState state;
    private final double[] hazards; // running sums over event times
    private final double[][] means;

    ScoreResiduals(CoxFit.Data data, CoxState state) {
        this.data = data;
        this.state = state;
        int points = data.times().points();
        int p = data.design().size();
        hazards = new double[points + 1];
        means = new double[points + 1][p];
        for (int k = 0; k < points; k++) {
            hazards[k + 1] = hazards[k] + state.a[k];
            for (int j = 0; j < p; j++) {
                means[k + 1][j] = means[k][j] + state.meanHazard(k, j);
            }
        }
    }

    /** Σ uu' over subjects or clusters. */
    double[][] crossProducts() {
        SurvivalCounts counts = data.counts();
        int p = data.design().size();
        double[][] sum = new double[p][p];
        double[] u = new double[p];
        for (int cell = 0; cell < counts.cells(); cell++) {
            if (counts.count(cell) > 0 && counts.cluster(cell) == SurvivalCounts.OWN_CLUSTER) {
                residual(cell, u);
                Matrices.addOuter(sum, u, (double) counts.count(cell));
            }
        }
        int cluster = SurvivalCounts.OWN_CLUSTER;
        double[] total = new double[p];
        for (int cell : counts.clusteredCells()) {
            if (counts.cluster(cell) != cluster) {
                Matrices.addOuter(sum, total, 1);
                Arrays.fill(total, 0);
                cluster = counts.cluster(cell);
            }
            residual(cell, u);
            for (int j = 0; j < p; j++) {
                total[j] += counts.count(cell) * u[j];
            }
        }
        Matrices.addOuter(sum, total, 1);
        return Matrices.mirrored(sum);
    }

    /** The residual of one subject of a cell. */
    private void residual(int cell, double[] u) {
        int from = data.times().from[cell];
        int to = data.times().to[cell];
        int row = data.counts().pattern(cell);
        double risk = state.hazard[row];
        boolean event = data.counts().event(cell);
        double exposure = hazards[to] - hazards[from] - (event ? state.b[to - 1] : 0);
        for (int j = 0; j < u.length; j++) {
            double met = means[to][j] - means[from][j] - (event ? state.ownMeanHazard(to - 1, j) : 0);
            u[j] = risk * met - (event ? state.expected(to - 1, j) / data.times().events[to - 1] : 0);
        }
        data.design().addTo(u, row, (event ? 1 : 0) - risk * exposure);
    }
}
