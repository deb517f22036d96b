/**
 * The simulator of certifier files with known truth: candidates and their whole lives, the extracts of each campaign in
 * the shapes certifiers use, known errors in them, and what a perfect reader would find.
 *
 * <p>Nothing here is used by real work, and the simulator shares no code with the intake: a mistake must not cancel
 * itself. Communes and their populations come from the official geographic code (Licence Ouverte); everything about
 * persons is drawn at random.
 */
package fr.parcours.engine.demo;
