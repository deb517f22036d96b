package fr.parcours.query;

/**
 * A column that a query returns.
 *
 * @param name name in lower case
 * @param type SQL type, such as {@code BIGINT}
 * @param required whether every row has a value
 * @param meaning what the value is
 */
public record QueryColumn(String name, String type, boolean required, String meaning) {}
