/**
 * Estimators on small arrays of counts, with their standard errors, intervals and tests.
 *
 * <p>Time to an event: {@link fr.parcours.engine.stats.KaplanMeier}, {@link fr.parcours.engine.stats.NelsonAalen},
 * {@link fr.parcours.engine.stats.PiecewiseHazard}, {@link fr.parcours.engine.stats.LogRank}. Events that exclude each
 * other: {@link fr.parcours.engine.stats.CumulativeIncidence}, {@link fr.parcours.engine.stats.GrayTest}. Several
 * states: {@link fr.parcours.engine.stats.AalenJohansen}. Shares: {@link fr.parcours.engine.stats.Proportion}.
 * Attributes and territories are compared in the packages {@code table} and {@code area}.
 *
 * <p>Pure functions: no SQL, no input or output, no clock, and no word about journeys. What is counted, and in which
 * unit of time, is the caller's business. Conventions on ties and limits are those of R's {@code survival} and are
 * written on each estimator.
 */
package fr.parcours.engine.stats;
