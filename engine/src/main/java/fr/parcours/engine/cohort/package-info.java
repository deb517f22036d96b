/**
 * The cohort language: who enters, when the clock starts, which strata. A definition is an immutable value, says itself
 * in French and compiles to one SQL relation.
 *
 * <p>Nothing here estimates or runs SQL.
 */
package fr.parcours.engine.cohort;
