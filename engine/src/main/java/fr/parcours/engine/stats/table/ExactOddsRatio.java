package fr.parcours.engine.stats.table;

import fr.parcours.engine.stats.Confidence;
import java.util.List;
import java.util.Optional;

/**
 * Fisher's exact test of a 2 by 2 table and the odds ratio given its margins; the same for several strata with a common
 * odds ratio.
 *
 * <p><b>Formula.</b> Given the margins of each table, the sum X of the first cells has weights Π C(c₁, x)·C(c₂, r₁ −
 * x)·ψ<sup>x</sup>, summed over the strata. p adds up, at ψ = 1, the values no likelier than the observed one (up to a
 * relative 1e-7). The estimate makes the observed value the mean: it is the conditional maximum likelihood, not the
 * cross product. Limits: P(X ≥ x) = α/2 and P(X ≤ x) = α/2.
 *
 * <p><b>Edges.</b> The estimate is 0 or infinite when the observed value is the lowest or highest that the margins
 * admit. Margins that admit one value only: p 1, estimate {@code NaN} (R: 0), limits 0 and infinite. Strata of fewer
 * than two subjects add nothing.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code fisher.test} and {@code mantelhaen.test(exact = TRUE)}: p within a
 * relative 1e-9; estimate and limits within their root search (1e-4), and within 1e-9 of the same roots searched to the
 * end.
 *
 * <p><b>Reference.</b> Fisher R. A. (1935), The logic of inductive inference, J. R. Stat. Soc. 98, 39–82. Mehta C. R.,
 * Patel N. R. and Gray R. (1985), Computing an exact confidence interval for the common odds ratio in several 2 × 2
 * contingency tables, J. Am. Stat. Assoc. 80, 969–973.
 *
 * @param p two-sided probability when there is no difference
 * @param estimate odds ratio, zero or more
 * @param lower lower limit
 * @param upper upper limit, possibly infinite
 */
public record ExactOddsRatio(double p, double estimate, double lower, double upper) {

    /**
     * Tests one table.
     *
     * @param table 2 by 2
     * @param level confidence level strictly between 0 and 1
     * @return the test; empty when the margins admit more than two million values: use χ²
     * @throws IllegalArgumentException if the table is not 2 by 2 or the level impossible
     */
    public static Optional<ExactOddsRatio> of(ContingencyTable table, double level) {
        return of(StratifiedTables.of(List.of(table)), level);
    }

    /**
     * Tests several strata.
     *
     * @param strata tables 2 by 2
     * @param level confidence level strictly between 0 and 1
     * @return the test; empty when its law would take more than 2·10<sup>8</sup> products: use {@link MantelHaenszel}
     * @throws IllegalArgumentException if the tables are not 2 by 2 or the level impossible
     */
    public static Optional<ExactOddsRatio> of(StratifiedTables strata, double level) {
        double tail = new Confidence(level).tail();
        strata.checkTwoByTwo();
        List<ContingencyTable> tables = strata.comparable();
        double observed =
                tables.stream().mapToDouble(table -> table.count(0, 0)).sum();
        return ConditionalLaw.of(tables).flatMap(independent -> {
            if (independent.isOnlyOne()) {
                return Optional.of(new ExactOddsRatio(1, Double.NaN, 0, Double.POSITIVE_INFINITY));
            }
            return ConditionalLaw.tilted(tables, near(tables))
                    .map(law -> new ExactOddsRatio(
                            independent.asRareAs(observed),
                            law.estimate(observed),
                            law.lower(observed, tail),
                            law.upper(observed, tail)));
        });
    }

    /** The logarithm of an odds ratio near the estimate, finite also where a cell is empty. */
    private static double near(List<ContingencyTable> tables) {
        double with = 0.5;
        double against = 0.5;
        for (ContingencyTable table : tables) {
            with += table.count(0, 0) * (table.count(1, 1) / table.total());
            against += table.count(0, 1) * (table.count(1, 0) / table.total());
        }
        return Math.log(with / against);
    }
}
