/**
 * Checks the estimators on simulated samples whose truth is known: how often intervals hold it, how often tests reject
 * it. Used by a command and by a test, by no analysis.
 */
package fr.parcours.engine.stats.study;
