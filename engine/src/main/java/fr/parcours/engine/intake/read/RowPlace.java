package fr.parcours.engine.intake.read;

/**
 * Where a row stands.
 *
 * @param file name of the file, without folder
 * @param sheet name of the sheet, empty for text files
 * @param line number of its first line in the file, or of the row in the sheet, from 1
 */
public record RowPlace(String file, String sheet, long line) {}
