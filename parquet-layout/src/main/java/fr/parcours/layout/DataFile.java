package fr.parcours.layout;

/**
 * One Parquet file of a partition.
 *
 * @param table the table it holds
 * @param name file name, without folder
 * @param bytes size in bytes
 * @param rows number of rows
 * @param sha256 SHA-256 of the file, lower-case hexadecimal
 */
public record DataFile(Table table, String name, long bytes, long rows, String sha256) {}
