package fr.parcours.engine.stats.regression;

/**
 * The likelihood of a multinomial logit; coefficients are those of the first equation, then of the second, and so on.
 */
final class MultinomialLikelihood {

    private final Design design;
    private final long[][] counts;
    private final double[] subjects;

    MultinomialLikelihood(Design design, long[][] counts, double[] subjects) {
        this.design = design;
        this.counts = counts;
        this.subjects = subjects;
    }

    PartialLikelihood.Value at(double[] beta) {
        int p = design.size();
        int equations = beta.length / p;
        double[][] coefficients = new double[equations][p];
        double[][] scores = new double[equations][p];
        double[][][] blocks = new double[equations * (equations + 1) / 2][p][p];
        for (int k = 0; k < equations; k++) {
            System.arraycopy(beta, k * p, coefficients[k], 0, p);
        }
        double logLikelihood = 0;
        for (int row = 0; row < counts.length; row++) {
            if (subjects[row] == 0) {
                continue;
            }
            double[] logs = logProbabilities(design, row, coefficients);
            double[] probability = new double[equations + 1];
            for (int k = 0; k <= equations; k++) {
                probability[k] = Math.exp(logs[k]);
                logLikelihood += counts[row][k] == 0 ? 0 : counts[row][k] * logs[k];
            }
            int block = 0;
            for (int k = 0; k < equations; k++) {
                double expected = subjects[row] * probability[k + 1];
                design.addTo(scores[k], row, counts[row][k + 1] - expected);
                for (int m = 0; m < k; m++) {
                    design.addCrossTo(blocks[block++], row, -expected * probability[m + 1]);
                }
                design.addCrossTo(blocks[block++], row, expected * (1 - probability[k + 1]));
            }
        }
        return new PartialLikelihood.Value(logLikelihood, joined(scores), joined(blocks, equations));
    }

    /** log P of every outcome, the reference first. */
    static double[] logProbabilities(Design design, int row, double[][] coefficients) {
        double[] logs = new double[coefficients.length + 1];
        double largest = 0;
        for (int k = 0; k < coefficients.length; k++) {
            logs[k + 1] = design.predictor(row, coefficients[k]);
            largest = Math.max(largest, logs[k + 1]);
        }
        double sum = 0;
        for (double value : logs) {
            sum += Math.exp(value - largest);
        }
        double normalising = largest + Math.log(sum);
        for (int k = 0; k < logs.length; k++) {
            logs[k] -= normalising;
        }
        return logs;
    }

    private static double[] joined(double[][] scores) {
        int p = scores[0].length;
        double[] joined = new double[scores.length * p];
        for (int k = 0; k < scores.length; k++) {
            System.arraycopy(scores[k], 0, joined, k * p, p);
        }
        return joined;
    }

    private static double[][] joined(double[][][] blocks, int equations) {
        int p = blocks[0].length;
        double[][] joined = new double[equations * p][equations * p];
        int block = 0;
        for (int k = 0; k < equations; k++) {
            for (int m = 0; m <= k; m++) {
                double[][] square = Matrices.mirrored(blocks[block++]);
                for (int i = 0; i < p; i++) {
                    System.arraycopy(square[i], 0, joined[k * p + i], m * p, p);
                }
            }
        }
        return Matrices.mirrored(joined);
    }
}
