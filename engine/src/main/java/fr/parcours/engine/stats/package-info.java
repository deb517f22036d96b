/**
 * Estimators on small arrays of counts: survival curves and proportions with their intervals.
 *
 * <p>Pure functions: no SQL, no input or output, no clock, and no word about journeys. What is counted, and in which
 * unit of time, is the caller's business. Conventions on ties and limits are those of R's {@code survival} and are
 * written on each estimator.
 */
package fr.parcours.engine.stats;
