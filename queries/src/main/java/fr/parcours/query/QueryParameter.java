package fr.parcours.query;

/**
 * A value that a query asks for, written {@code $name} in its SQL.
 *
 * @param name name in lower case
 * @param type SQL type, such as {@code DATE}
 * @param meaning what the value is
 */
public record QueryParameter(String name, String type, String meaning) {}
