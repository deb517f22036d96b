/**
 * What every analysis returns: immutable tables with typed cells, where the numbers come from, and their rendering as
 * text, CSV, JSON, Parquet and Arrow.
 *
 * <p>Nothing here computes a statistic or knows SQL.
 */
package fr.parcours.engine.result;
