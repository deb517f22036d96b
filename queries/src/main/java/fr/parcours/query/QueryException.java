package fr.parcours.query;

/** A query that does not exist, or query files that break the rules of the catalogue. */
public class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what is wrong, where, and what to do
     */
    public QueryException(String message) {
        super(message);
    }

    /**
     * Creates the error with its cause.
     *
     * @param message what is wrong, where, and what to do
     * @param cause what was met
     */
    public QueryException(String message, Throwable cause) {
        super(message, cause);
    }
}
