package fr.parcours.engine.session;

/** A statement of ours failed: a defect, with the statement that failed. Values are never part of the message. */
public class QueryFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sql;

    QueryFailedException(String sql, Throwable cause) {
        super("A statement failed.", cause);
        this.sql = sql;
    }

    /**
     * Returns the statement that failed.
     *
     * @return its text, with parameters and not values
     */
    public String sql() {
        return sql;
    }
}
