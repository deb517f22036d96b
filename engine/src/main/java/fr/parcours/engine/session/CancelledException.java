package fr.parcours.engine.session;

/** A statement was stopped on request. */
public class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message meant for the user
     */
    public CancelledException(String message) {
        super(message);
    }
}
