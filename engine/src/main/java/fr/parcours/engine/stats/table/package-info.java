/**
 * Comparisons of counts by attributes: contingency tables, exact tests, trends, and tables of several strata.
 *
 * <p>Two attributes: {@link fr.parcours.engine.stats.table.Association}, exactly with
 * {@link fr.parcours.engine.stats.table.ExactOddsRatio} (2 by 2) and
 * {@link fr.parcours.engine.stats.table.ExactTableTest}. A share along ordered groups:
 * {@link fr.parcours.engine.stats.table.TrendTest}. The same tables in several strata:
 * {@link fr.parcours.engine.stats.table.MantelHaenszel}, {@link fr.parcours.engine.stats.table.Homogeneity},
 * {@link fr.parcours.engine.stats.table.StratifiedAssociation}.
 *
 * <p>Pure functions on counts, of whatever size: they are summed as floating-point numbers. Impossible counts are
 * refused with an {@code IllegalArgumentException}; what cannot be estimated is {@code NaN}, a test that would take too
 * long is empty.
 */
package fr.parcours.engine.stats.table;
