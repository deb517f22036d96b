/**
 * The analyses: flow, duration, drop-out, territory. Each asks a catalogue query for counts, calls an estimator and
 * returns a protected result.
 *
 * <p>No formula belongs here: estimators live in {@code stats}, aggregation in the query files.
 */
package fr.parcours.engine.analysis;
