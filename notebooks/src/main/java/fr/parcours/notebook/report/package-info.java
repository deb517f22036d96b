/**
 * Documents made of studies: a page for decision makers, the same on paper and as a text document.
 *
 * <p>The page is made first; what is on it is read into {@link fr.parcours.notebook.report.Block blocks} for the
 * others.
 */
package fr.parcours.notebook.report;
