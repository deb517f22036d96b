/**
 * The charts of results: one class per kind of result, all in one style, and their rendering to a picture.
 *
 * <p>Charts show what a result holds and nothing else: no statistic is computed here.
 */
package fr.parcours.notebook.chart;
