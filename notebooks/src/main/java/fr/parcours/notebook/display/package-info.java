/**
 * How values show themselves in a notebook: numbers, tables, captions, pictures, as HTML and as plain text.
 *
 * <p>Everything written into HTML goes through {@link fr.parcours.notebook.display.Html}; no script and no remote
 * resource is ever emitted. Nothing here computes.
 */
package fr.parcours.notebook.display;
