/**
 * What the notebooks add to the command line: {@code parcours lab}, {@code study} and {@code kernel}, and the study of
 * {@code parcours demo}.
 *
 * <p>Commands only pass their arguments on.
 */
package fr.parcours.notebook.cli;
