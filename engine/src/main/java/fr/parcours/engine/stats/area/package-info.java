/**
 * Comparisons between territories on counts: standardisation, funnel plots, shrinkage of small areas, correlation
 * across areas, and how much of the variation lies between them.
 *
 * <p>Comparable figures: {@link fr.parcours.engine.stats.area.StandardizedRate},
 * {@link fr.parcours.engine.stats.area.StandardizedProportion},
 * {@link fr.parcours.engine.stats.area.StandardizedRatio}. Which areas differ:
 * {@link fr.parcours.engine.stats.area.Funnel}. What to believe of small ones:
 * {@link fr.parcours.engine.stats.area.EmpiricalBayes}. Relations across areas:
 * {@link fr.parcours.engine.stats.area.EcologicalCorrelation}. Areas altogether:
 * {@link fr.parcours.engine.stats.area.BetweenAreas}.
 *
 * <p>Pure functions on counts. Impossible counts are refused with an {@code IllegalArgumentException}; what cannot be
 * estimated is {@code NaN}.
 */
package fr.parcours.engine.stats.area;
