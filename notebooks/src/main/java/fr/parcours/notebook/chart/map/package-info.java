/**
 * Maps of territories, in the style of the other charts, drawn without a network.
 *
 * <p>Outlines of départements come from Natural Earth (public domain) by {@code docs/territory/outlines.py}; those of
 * regions are made of them. Outlines of other zones are the users' own, in GeoJSON.
 */
package fr.parcours.notebook.chart.map;
