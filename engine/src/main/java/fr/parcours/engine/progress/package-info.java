/** How long work tells where it stands, whoever shows it: a terminal, a notebook or nobody. */
package fr.parcours.engine.progress;
