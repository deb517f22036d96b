package fr.parcours.layout;

/** Stored data, a key or a copy is not what it claims to be: nothing was changed, and the message says what differs. */
public class IntegrityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what differs, where, and what to do
     */
    public IntegrityException(String message) {
        super(message);
    }
}
