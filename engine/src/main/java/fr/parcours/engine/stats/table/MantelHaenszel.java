package fr.parcours.engine.stats.table;

import fr.parcours.engine.stats.ChiSquareTest;
import fr.parcours.engine.stats.Confidence;
import java.util.List;

/**
 * Compares two groups within strata: the Cochran–Mantel–Haenszel test and the common odds ratio of 2 by 2 tables.
 *
 * <p><b>Formula.</b> D = Σ (n₁₁ − r₁c₁/n), V = Σ r₁r₂c₁c₂/(n²(n − 1)); χ² = D²/V, with continuity correction (|D| −
 * ½)²/V where |D| ≥ ½ and D²/V elsewhere. Odds ratio Σ (n₁₁n₂₂/n)/Σ (n₁₂n₂₁/n); limits symmetric on the log scale with
 * the variance of Robins, Breslow and Greenland.
 *
 * <p><b>Edges.</b> Strata with fewer than two subjects, or with an empty row or column, add nothing (R refuses the
 * former). Nothing compared: χ² 0 with 0 degrees of freedom, odds ratio {@code NaN}. An odds ratio of 0 or infinity has
 * no limits ({@code NaN}): see {@link ExactOddsRatio}.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code mantelhaen.test} on doubles within a relative 1e-10.
 *
 * <p><b>Reference.</b> Mantel N. and Haenszel W. (1959), Statistical aspects of the analysis of data from retrospective
 * studies of disease, J. Natl. Cancer Inst. 22, 719–748. Robins J., Breslow N. and Greenland S. (1986), Estimators of
 * the Mantel–Haenszel variance consistent in both sparse data and large-strata limiting models, Biometrics 42, 311–323.
 *
 * @param test without continuity correction
 * @param corrected with it
 * @param oddsRatio common odds ratio of the first row and column, zero or more
 * @param lower lower limit
 * @param upper upper limit
 */
public record MantelHaenszel(
        ChiSquareTest test, ChiSquareTest corrected, double oddsRatio, double lower, double upper) {

    /**
     * Compares.
     *
     * @param strata tables 2 by 2
     * @param level confidence level strictly between 0 and 1
     * @return the comparison
     * @throws IllegalArgumentException if the tables are not 2 by 2 or the level impossible
     */
    public static MantelHaenszel of(StratifiedTables strata, double level) {
        double z = new Confidence(level).z();
        strata.checkTwoByTwo();
        List<ContingencyTable> tables = strata.comparable();
        double difference = 0;
        double variance = 0;
        for (ContingencyTable table : tables) {
            double[] rows = table.rowTotals();
            double[] columns = table.columnTotals();
            double n = table.total();
            // n₁₁ − r₁c₁/n without the difference of two large numbers
            difference += table.count(0, 0) * (table.count(1, 1) / n) - table.count(0, 1) * (table.count(1, 0) / n);
            variance += rows[0] / n * (rows[1] / n) * columns[0] * (columns[1] / (n - 1));
        }
        int freedom = variance > 0 ? 1 : 0;
        double distance = Math.abs(difference);
        double moved = distance >= 0.5 ? distance - 0.5 : distance;
        double oddsRatio = oddsRatio(tables);
        double factor = Math.exp(z * standardError(tables));
        return new MantelHaenszel(
                ChiSquareTest.of(freedom == 0 ? 0 : distance * distance / variance, freedom),
                ChiSquareTest.of(freedom == 0 ? 0 : moved * moved / variance, freedom),
                oddsRatio,
                oddsRatio / factor,
                oddsRatio * factor);
    }

    static double oddsRatio(List<ContingencyTable> tables) {
        double with = 0;
        double against = 0;
        for (ContingencyTable table : tables) {
            with += table.count(0, 0) * (table.count(1, 1) / table.total());
            against += table.count(0, 1) * (table.count(1, 0) / table.total());
        }
        return with / against;
    }

    /** Of the logarithm; NaN when a sum is 0. */
    private static double standardError(List<ContingencyTable> tables) {
        double with = 0;
        double against = 0;
        double first = 0;
        double mixed = 0;
        double last = 0;
        for (ContingencyTable table : tables) {
            double n = table.total();
            double r = table.count(0, 0) * (table.count(1, 1) / n);
            double s = table.count(0, 1) * (table.count(1, 0) / n);
            double p = (table.count(0, 0) + table.count(1, 1)) / n;
            double q = (table.count(0, 1) + table.count(1, 0)) / n;
            with += r;
            against += s;
            first += p * r;
            mixed += p * s + q * r;
            last += q * s;
        }
        return with == 0 || against == 0
                ? Double.NaN
                : Math.sqrt(first / with / with / 2 + mixed / with / against / 2 + last / against / against / 2);
    }
}
