package fr.parcours.engine.stats.table;

import fr.parcours.engine.stats.ChiSquareTest;
import java.util.ArrayList;
import java.util.List;

/**
 * How two attributes of counted subjects go together: expected counts, χ² tests, strength, and where the difference is.
 *
 * <p><b>Formula.</b> With row totals r, column totals c and n subjects: expected E = r·c/n; Pearson X² = Σ (O − E)²/E;
 * likelihood ratio G² = 2 Σ O·log(O/E); both with (rows − 1)(columns − 1) degrees of freedom, without continuity
 * correction. Yates: Σ (|O − E| − ½)²/E, the half no larger than |O − E|. Cramér's V = √(X²/n/(min(rows, columns) −
 * 1)).
 *
 * <p><b>Edges.</b> Rows and columns without a subject show no difference: they do not count as rows and columns, their
 * expected counts are 0 and their residuals {@code NaN}. R's {@code chisq.test} gives {@code NaN} for the whole table;
 * drop these rows to compare. Fewer than two rows or columns left: X² 0 with 0 degrees of freedom, V {@code NaN}.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code chisq.test} within a relative 1e-10.
 *
 * <p><b>Reference.</b> Agresti A. (2013), Categorical Data Analysis, 3rd ed., Wiley, sections 3.2 and 3.3. Bergsma W.
 * (2013), A bias-correction for Cramér's V and Tschuprow's T, J. Korean Stat. Soc. 42, 323–328.
 *
 * @param subjects all subjects
 * @param expected expected counts when the attributes are independent, by rows
 * @param pearson Pearson's X²
 * @param likelihoodRatio G²
 * @param yates X² with continuity correction; {@code NaN} unless two rows and two columns have subjects
 * @param cramersV strength of the association from 0 to 1; {@code NaN} when there is nothing to compare
 * @param cramersVCorrected Bergsma's estimate, 0 on average when the attributes are independent
 * @param pearsonResiduals (O − E)/√E, by rows
 * @param standardizedResiduals (O − E)/√(E(1 − r/n)(1 − c/n)), by rows: beyond ±2 a cell differs, beyond ±3 clearly;
 *     {@code NaN} where a row or column has all subjects
 * @param smallExpected cells whose expected count is below 5; with more than a fifth of them, or any below 1, χ² is not
 *     to be trusted ({@link #isDoubtful})
 * @param leastExpected the smallest expected count of rows and columns with subjects; {@code NaN} without any
 */
public record Association(
        double subjects,
        List<List<Double>> expected,
        ChiSquareTest pearson,
        ChiSquareTest likelihoodRatio,
        ChiSquareTest yates,
        double cramersV,
        double cramersVCorrected,
        List<List<Double>> pearsonResiduals,
        List<List<Double>> standardizedResiduals,
        int smallExpected,
        double leastExpected) {

    private static final double SMALL = 5;

    /** Copies the lists. */
    public Association {
        expected = expected.stream().map(List::copyOf).toList();
        pearsonResiduals = pearsonResiduals.stream().map(List::copyOf).toList();
        standardizedResiduals = standardizedResiduals.stream().map(List::copyOf).toList();
    }

    /**
     * Compares.
     *
     * @param table subjects by two attributes
     * @return the association
     */
    public static Association of(ContingencyTable table) {
        double[] rows = table.rowTotals();
        double[] columns = table.columnTotals();
        double n = table.total();
        Sums sums = new Sums();
        List<List<Double>> expected = new ArrayList<>();
        List<List<Double>> pearson = new ArrayList<>();
        List<List<Double>> standardized = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            List<Double> expectedRow = new ArrayList<>();
            List<Double> pearsonRow = new ArrayList<>();
            List<Double> standardizedRow = new ArrayList<>();
            for (int j = 0; j < columns.length; j++) {
                double e = n == 0 ? 0 : rows[i] * columns[j] / n;
                double difference = table.count(i, j) - e;
                double room = (1 - rows[i] / n) * (1 - columns[j] / n);
                expectedRow.add(e);
                pearsonRow.add(e == 0 ? Double.NaN : difference / Math.sqrt(e));
                standardizedRow.add(e == 0 || room <= 0 ? Double.NaN : difference / Math.sqrt(e * room));
                if (e > 0) {
                    sums.add(table.count(i, j), e);
                }
            }
            expected.add(expectedRow);
            pearson.add(pearsonRow);
            standardized.add(standardizedRow);
        }
        int r = occupied(rows);
        int c = occupied(columns);
        int freedom = Math.max(0, r - 1) * Math.max(0, c - 1);
        return new Association(
                n,
                expected,
                ChiSquareTest.of(sums.pearson, freedom),
                ChiSquareTest.of(Math.max(0, 2 * sums.likelihood), freedom),
                r == 2 && c == 2
                        ? ChiSquareTest.of(sums.yates(), 1)
                        : new ChiSquareTest(Double.NaN, freedom, Double.NaN),
                freedom == 0 ? Double.NaN : Math.sqrt(sums.pearson / n / (Math.min(r, c) - 1)),
                freedom == 0 ? Double.NaN : corrected(sums.pearson / n, n, r, c),
                pearson,
                standardized,
                sums.small,
                sums.least);
    }

    /**
     * Whether expected counts are too small for the χ² distribution, by Cochran's rule.
     *
     * @return whether one cell in five is expected below 5, or one below 1: use an exact test, or merge rows
     */
    public boolean isDoubtful() {
        long cells = pearsonResiduals.stream()
                .flatMap(List::stream)
                .filter(residual -> !residual.isNaN())
                .count();
        return smallExpected > cells * 0.2 || leastExpected < 1;
    }

    private static int occupied(double[] totals) {
        int occupied = 0;
        for (double total : totals) {
            occupied += total > 0 ? 1 : 0;
        }
        return occupied;
    }

    private static double corrected(double phi, double n, int rows, int columns) {
        double left = Math.max(0, phi - (rows - 1.0) * (columns - 1.0) / (n - 1));
        double r = rows - (rows - 1.0) * (rows - 1.0) / (n - 1);
        double c = columns - (columns - 1.0) * (columns - 1.0) / (n - 1);
        double room = Math.min(r, c) - 1;
        return room > 0 ? Math.sqrt(left / room) : Double.NaN;
    }

    /** What is summed over the cells. */
    private static final class Sums {
        private double pearson;
        private double likelihood;
        private double inverse;
        private double distance; // |O − E|, the same in all cells of a 2 by 2 table
        private int small;
        private double least = Double.NaN;

        void add(double observed, double expected) {
            double difference = observed - expected;
            pearson += difference * difference / expected;
            // Σ (O − E) is 0: taken out cell by cell, what is left is of the size of the difference, not of the counts.
            likelihood += observed == 0 ? expected : observed * Math.log1p(difference / expected) - difference;
            inverse += 1 / expected;
            distance = Math.abs(difference);
            small += expected < SMALL ? 1 : 0;
            least = Double.isNaN(least) ? expected : Math.min(least, expected);
        }

        double yates() {
            double moved = Math.max(0, distance - 0.5);
            return moved * moved * inverse;
        }
    }
}
