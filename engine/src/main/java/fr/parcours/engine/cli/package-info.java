/**
 * The command line: reads arguments, calls the same API as notebooks, writes results to standard output and everything
 * else to standard error.
 *
 * <p>No logic belongs here.
 */
package fr.parcours.engine.cli;
