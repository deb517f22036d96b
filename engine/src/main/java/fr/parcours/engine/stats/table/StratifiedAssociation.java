package fr.parcours.engine.stats.table;

import fr.parcours.engine.stats.ChiSquareTest;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tests whether two attributes go together within strata, for tables of any size: the generalised
 * Cochran–Mantel–Haenszel statistics.
 *
 * <p><b>Formula.</b> Given the margins of each stratum, the cells have expectation r·c/n and covariance r(δn − r')·c(δn
 * − c')/(n²(n − 1)). Sums over strata of the differences, or of their combinations by scores, make a quadratic form:
 * {@code general} takes all cells (both attributes without order), {@code rowMeans} the mean score of each row (columns
 * ordered), {@code columnMeans} the mean score of each column (rows ordered), {@code correlation} both scores, one
 * degree.
 *
 * <p><b>Edges.</b> Strata with fewer than two subjects add nothing. Rows or columns that never meet another one lower
 * the degrees of freedom, which are the rank of the covariance; R stops instead. No comparison: χ² 0 with 0 degrees.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code mantelhaen.test} and {@code vcdExtra::CMHtest(overall = TRUE)} 0.8-2
 * within a relative 1e-8.
 *
 * <p><b>Reference.</b> Landis J. R., Heyman E. R. and Koch G. G. (1978), Average partial association in three-way
 * contingency tables, Int. Stat. Rev. 46, 237–254.
 *
 * @param general any difference between rows
 * @param rowMeans a difference between the mean scores of rows
 * @param columnMeans a difference between the mean scores of columns
 * @param correlation a linear relation between the scores
 */
public record StratifiedAssociation(
        ChiSquareTest general, ChiSquareTest rowMeans, ChiSquareTest columnMeans, ChiSquareTest correlation) {

    /**
     * Tests with the scores 1, 2, 3…
     *
     * @param strata tables of one shape
     * @return the tests
     */
    public static StratifiedAssociation of(StratifiedTables strata) {
        return of(strata, numbered(strata.rows()), numbered(strata.columns()));
    }

    /**
     * Tests.
     *
     * @param strata tables of one shape
     * @param rowScores one score per row, such as a level; only their spacing matters
     * @param columnScores one score per column
     * @return the tests
     * @throws IllegalArgumentException if there is not one finite score per row and column
     */
    public static StratifiedAssociation of(StratifiedTables strata, List<Double> rowScores, List<Double> columnScores) {
        check(rowScores, strata.rows());
        check(columnScores, strata.columns());
        double[][] eachRow = identity(strata.rows());
        double[][] eachColumn = identity(strata.columns());
        double[][] rowScore = {centred(rowScores)};
        double[][] columnScore = {centred(columnScores)};
        return new StratifiedAssociation(
                test(strata, eachRow, eachColumn),
                test(strata, eachRow, columnScore),
                test(strata, rowScore, eachColumn),
                test(strata, rowScore, columnScore));
    }

    /** Scores Σ a·b·(O − E) for all pairs of combinations a of rows and b of columns. */
    private static ChiSquareTest test(StratifiedTables strata, double[][] ofRows, double[][] ofColumns) {
        int columns = ofColumns.length;
        double[] scores = new double[ofRows.length * columns];
        double[][] variance = new double[scores.length][scores.length];
        for (ContingencyTable table : strata.comparable()) {
            double n = table.total();
            double[] r = table.rowTotals();
            double[] c = table.columnTotals();
            double[][] rowSpread = spread(ofRows, r, n);
            double[][] columnSpread = spread(ofColumns, c, n);
            for (int a = 0; a < scores.length; a++) {
                scores[a] += score(table, ofRows[a / columns], ofColumns[a % columns]);
                for (int b = 0; b < scores.length; b++) {
                    variance[a][b] += rowSpread[a / columns][b / columns]
                            * columnSpread[a % columns][b % columns]
                            * (n / (n - 1))
                            * n;
                }
            }
        }
        return ChiSquareTest.ofScores(scores, variance);
    }

    private static double score(ContingencyTable table, double[] ofRow, double[] ofColumn) {
        double n = table.total();
        double[] r = table.rowTotals();
        double[] c = table.columnTotals();
        double sum = 0;
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < c.length; j++) {
                sum += ofRow[i] * ofColumn[j] * (table.count(i, j) - r[i] * c[j] / n);
            }
        }
        return sum;
    }

    /** Covariance of combinations when one subject is drawn: Σ a a' p − Σ a p · Σ a' p. */
    private static double[][] spread(double[][] combinations, double[] totals, double n) {
        double[][] spread = new double[combinations.length][combinations.length];
        double[] means = new double[combinations.length];
        for (int a = 0; a < means.length; a++) {
            for (int i = 0; i < totals.length; i++) {
                means[a] += combinations[a][i] * totals[i] / n;
            }
        }
        for (int a = 0; a < means.length; a++) {
            for (int b = 0; b < means.length; b++) {
                for (int i = 0; i < totals.length; i++) {
                    spread[a][b] += (combinations[a][i] - means[a]) * (combinations[b][i] - means[b]) * (totals[i] / n);
                }
            }
        }
        return spread;
    }

    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    private static List<Double> numbered(int size) {
        return IntStream.rangeClosed(1, size).mapToObj(score -> (double) score).toList();
    }

    private static double[] centred(List<Double> scores) {
        double mean = scores.stream().mapToDouble(score -> score).average().orElse(0);
        return scores.stream().mapToDouble(score -> score - mean).toArray();
    }

    private static void check(List<Double> scores, int size) {
        if (scores.size() != size || !scores.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Cannot use the scores " + scores + " for " + size + " values");
        }
    }
}
