package fr.parcours.query;

import java.util.List;

/**
 * One query of the catalogue: what its file says.
 *
 * @param name path without extension, such as {@code duration/time_to_step}
 * @param purpose what it is for
 * @param grain what one row is
 * @param parameters values it asks for, in the order of the header
 * @param columns columns it returns, in order
 * @param sources relations it reads
 * @param order columns its rows are sorted by; empty when they come in no particular order
 * @param sql whole text of the file, header included, parameters written {@code $name}
 */
public record Query(
        String name,
        String purpose,
        String grain,
        List<QueryParameter> parameters,
        List<QueryColumn> columns,
        List<String> sources,
        List<String> order,
        String sql) {

    /** Copies the lists. */
    public Query {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
        sources = List.copyOf(sources);
        order = List.copyOf(order);
    }

    /**
     * Returns the statement with numbered parameters.
     *
     * @return the statement and the names of its parameters by number
     */
    public PositionalSql positional() {
        return ParsedSql.parse(sql).positional();
    }
}
