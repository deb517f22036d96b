package fr.parcours.query;

import java.util.List;

/**
 * A statement whose parameters are numbered, as JDBC wants them.
 *
 * @param sql one statement without a final semicolon, its parameters written {@code $1}, {@code $2}…
 * @param parameters name of each parameter, in the order of their numbers; each name appears once
 */
public record PositionalSql(String sql, List<String> parameters) {

    /** Copies the list. */
    public PositionalSql {
        parameters = List.copyOf(parameters);
    }
}
