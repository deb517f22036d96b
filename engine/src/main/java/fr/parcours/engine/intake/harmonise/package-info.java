/**
 * Compiles a specification to the SQL that brings its extract to the model: columns, codes, dates, steps.
 *
 * <p>A value that fits no rule becomes missing, and the place where it was is told to the checks. Reads no file and
 * decides nothing about rows.
 */
package fr.parcours.engine.intake.harmonise;
