/**
 * The short way for large files: a wide CSV without surprises is read, harmonised, checked and turned to pseudonyms by
 * the query engine in one pass. Rows with the least suspicion take the ordinary way, so that both ways give the same
 * rows in the same order.
 *
 * <p>Decides nothing about rows: what is wrong with one is for the ordinary way to say.
 */
package fr.parcours.engine.intake.direct;
