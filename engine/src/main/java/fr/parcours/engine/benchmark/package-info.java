/**
 * Measures the speed and memory of the engine beside the query engine it stands on and beside other tools, on data made
 * for it.
 *
 * <p>The data are not realistic enough for anything else: studies and tests of analyses use the simulator.
 */
package fr.parcours.engine.benchmark;
