package fr.parcours.engine.intake.read;

/**
 * Where a row stands.
 *
 * @param part number of the part of the specification, from 0
 * @param file name of the file
 * @param sheet sheet of a spreadsheet, empty elsewhere
 * @param line line of the file or row of the sheet, from 1
 */
public record RowPlace(int part, String file, String sheet, long line) {}
