package fr.parcours.engine.stats.table;

import fr.parcours.engine.stats.ChiSquareTest;
import java.util.List;

/**
 * Tests whether the odds ratio is the same in all strata: a small p says that one common odds ratio hides a difference.
 *
 * <p><b>Formula.</b> Breslow–Day: Σ (n₁₁ − e)²/v, where e is the first cell that gives the margins of the stratum the
 * odds ratio of Mantel and Haenszel, and 1/v = 1/e + 1/(r₁ − e) + 1/(c₁ − e) + 1/(r₂ − c₁ + e). Tarone takes (Σ (n₁₁ −
 * e))²/Σ v off. Woolf: Σ (l − l̄)²/s² of the logarithms l of the odds ratios, 1/s² their weights, s² = Σ 1/n.
 *
 * <p><b>Edges.</b> Strata with an empty row or column do not count; degrees of freedom are one less than the others.
 * With a common odds ratio of 0, infinity or {@code NaN} the first two are {@code NaN}. Woolf is {@code NaN} when any
 * counted stratum has an empty cell (no half is added).
 *
 * <p><b>Accuracy.</b> Equal to the closed forms within a relative 1e-10.
 *
 * <p><b>Reference.</b> Breslow N. E. and Day N. E. (1980), Statistical Methods in Cancer Research I, IARC, section 4.4.
 * Tarone R. E. (1985), On heterogeneity tests based on efficient scores, Biometrika 72, 91–95. Woolf B. (1955), On
 * estimating the relation between blood group and disease, Ann. Hum. Genet. 19, 251–253.
 *
 * @param breslowDay the test of Breslow and Day
 * @param tarone the same, corrected by Tarone
 * @param woolf the test of Woolf
 */
public record Homogeneity(ChiSquareTest breslowDay, ChiSquareTest tarone, ChiSquareTest woolf) {

    /**
     * Tests.
     *
     * @param strata tables 2 by 2
     * @return the tests
     * @throws IllegalArgumentException if the tables are not 2 by 2
     */
    public static Homogeneity of(StratifiedTables strata) {
        strata.checkTwoByTwo();
        List<ContingencyTable> tables = strata.comparable().stream()
                .filter(table -> table.occupied().length == 2 && table.occupied()[0].length == 2)
                .toList();
        int freedom = Math.max(0, tables.size() - 1);
        double oddsRatio = MantelHaenszel.oddsRatio(tables);
        double squares = 0;
        double difference = 0;
        double variance = 0;
        for (ContingencyTable table : tables) {
            double e = expected(table, oddsRatio);
            double rest = table.rowTotals()[1] - table.columnTotals()[0] + e;
            double v = 1 / (1 / e + 1 / (table.rowTotals()[0] - e) + 1 / (table.columnTotals()[0] - e) + 1 / rest);
            squares += (table.count(0, 0) - e) * (table.count(0, 0) - e) / v;
            difference += table.count(0, 0) - e;
            variance += v;
        }
        return new Homogeneity(
                test(squares, freedom),
                test(Math.max(0, squares - difference * difference / variance), freedom),
                test(woolf(tables), freedom));
    }

    private static ChiSquareTest test(double statistic, int freedom) {
        if (freedom == 0) {
            return ChiSquareTest.of(0, 0);
        }
        return Double.isFinite(statistic)
                ? ChiSquareTest.of(statistic, freedom)
                : new ChiSquareTest(Double.NaN, freedom, Double.NaN);
    }

    /** The root of (ψ − 1)e² − (ψ(r₁ + c₁) + r₂ − c₁)e + ψr₁c₁, in the form that suits every ψ. */
    private static double expected(ContingencyTable table, double oddsRatio) {
        double row = table.rowTotals()[0];
        double column = table.columnTotals()[0];
        double b = oddsRatio * (row + column) + table.rowTotals()[1] - column;
        double root = Math.sqrt(b * b - 4 * (oddsRatio - 1) * oddsRatio * row * column);
        return 2 * oddsRatio * row * column / (b + root);
    }

    private static double woolf(List<ContingencyTable> tables) {
        double weights = 0;
        double sum = 0;
        for (ContingencyTable table : tables) {
            weights += weight(table);
            sum += weight(table) * logOddsRatio(table);
        }
        double statistic = 0;
        for (ContingencyTable table : tables) {
            double distance = logOddsRatio(table) - sum / weights;
            statistic += weight(table) * distance * distance;
        }
        return statistic;
    }

    private static double weight(ContingencyTable table) {
        return 1 / (1 / table.count(0, 0) + 1 / table.count(0, 1) + 1 / table.count(1, 0) + 1 / table.count(1, 1));
    }

    private static double logOddsRatio(ContingencyTable table) {
        return Math.log(table.count(0, 0) / table.count(0, 1)) - Math.log(table.count(1, 0) / table.count(1, 1));
    }
}
