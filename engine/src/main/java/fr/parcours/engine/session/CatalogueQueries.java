package fr.parcours.engine.session;

import fr.parcours.query.PositionalSql;
import fr.parcours.query.QueryCatalog;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs queries of the catalogue in a session, with their parameters bound by name. */
public final class CatalogueQueries {

    private static final QueryCatalog CATALOGUE = QueryCatalog.standard();

    private final Session session;

    /**
     * Runs queries in a session.
     *
     * @param session an open session
     */
    public CatalogueQueries(Session session) {
        this.session = session;
    }

    /**
     * Runs a query and reads its rows.
     *
     * @param name name in the catalogue
     * @param parameters values by parameter name
     * @param reader makes one element of a row
     * @param <T> type of the elements
     * @return the elements in the order of the query
     */
    public <T> List<T> rows(String name, Map<String, ?> parameters, Function<Row, T> reader) {
        PositionalSql statement = statement(name);
        return session.query(statement.sql(), reader, values(statement, parameters));
    }

    /**
     * Fills a table with the answer of a query.
     *
     * @param table name of an existing table with the columns of the query
     * @param name name in the catalogue
     * @param parameters values by parameter name
     */
    public void insert(String table, String name, Map<String, ?> parameters) {
        PositionalSql statement = statement(name);
        session.run("insert into " + SqlText.name(table) + "\n" + statement.sql(), values(statement, parameters));
    }

    /**
     * Makes a table of the answer of a query without parameters.
     *
     * @param table name of the new table
     * @param name name in the catalogue
     */
    public void table(String table, String name) {
        session.run("create or replace temp table " + SqlText.name(table) + " as\n"
                + statement(name).sql());
    }

    /**
     * Returns the text of a query without parameters, to be part of another statement.
     *
     * @param name name in the catalogue
     * @return its SQL
     */
    public String sql(String name) {
        return statement(name).sql();
    }

    private PositionalSql statement(String name) {
        return CATALOGUE.query(name).positional();
    }

    private static Object[] values(PositionalSql statement, Map<String, ?> parameters) {
        return statement.parameters().stream()
                .map(parameter -> {
                    if (!parameters.containsKey(parameter)) {
                        throw new IllegalArgumentException("Query parameter " + parameter + " has no value.");
                    }
                    return parameters.get(parameter);
                })
                .toArray();
    }
}
