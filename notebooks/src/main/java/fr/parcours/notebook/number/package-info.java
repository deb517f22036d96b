/**
 * Single numbers written as in the tables of results, for charts and captions.
 *
 * <p>Whole tables are written by the engine.
 */
package fr.parcours.notebook.number;
