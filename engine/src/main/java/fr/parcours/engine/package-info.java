/**
 * The front door: {@link fr.parcours.engine.Observatory} opens a dataset, {@link fr.parcours.engine.Cohort} says who is
 * followed and asks for analyses.
 */
package fr.parcours.engine;
