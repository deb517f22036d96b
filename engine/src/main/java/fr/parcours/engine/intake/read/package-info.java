/**
 * Reads the files of an extract row by row, whatever their format, and refuses those that are not what they should be.
 */
package fr.parcours.engine.intake.read;
