/**
 * The only users of {@code java.sql} and DuckDB: open an engine, attach a snapshot of a dataset, run catalogue queries
 * and hand their rows over.
 *
 * <p>Nothing here knows an analysis.
 */
package fr.parcours.engine.session;
