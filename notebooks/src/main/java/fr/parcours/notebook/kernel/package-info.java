/**
 * The Jupyter kernel: JShell behind the Jupyter protocol. It evaluates cells, hands the real value of the last
 * expression to display, reports errors in French, stops on request and dies with its parent.
 *
 * <p>How a value looks is not decided here, and nothing here knows what a journey is.
 */
package fr.parcours.notebook.kernel;
