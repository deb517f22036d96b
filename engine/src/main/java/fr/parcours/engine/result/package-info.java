/**
 * What every analysis returns: immutable tables with typed cells, where the numbers come from, and their rendering as
 * text, CSV, JSON, Parquet and Arrow; and published tables to compare them with.
 *
 * <p>Nothing here computes a statistic or knows SQL.
 */
package fr.parcours.engine.result;
