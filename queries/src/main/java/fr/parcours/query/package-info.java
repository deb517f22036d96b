/**
 * The catalogue of SQL queries: one file per query under {@code queries/sql}, its header and its parameters.
 *
 * <p>Nothing here runs SQL or knows what a dataset is.
 */
package fr.parcours.query;
