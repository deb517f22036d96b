/**
 * The catalogue of SQL queries: one file per query under {@code queries/sql}, its header and its parameters.
 *
 * <p>Nothing here runs SQL or knows what a dataset is, and only the JDK is used: whoever runs the queries takes their
 * text and the names of their parameters from {@link fr.parcours.query.QueryCatalog}.
 */
package fr.parcours.query;
