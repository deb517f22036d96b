package fr.parcours.engine.session;

/** Writes values and names into SQL where a parameter cannot be bound (views, settings). */
public final class SqlText {

    private SqlText() {}

    /**
     * Writes a text as a literal.
     *
     * @param value any text
     * @return the literal, quotes included
     */
    public static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /**
     * Writes a name.
     *
     * @param name any text
     * @return the quoted identifier
     */
    public static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
