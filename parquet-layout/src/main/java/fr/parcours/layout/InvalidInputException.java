package fr.parcours.layout;

/** Something given to us cannot be used: the message, meant for the user, says what and what to do about it. */
public class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what is wrong, where, and what to do
     */
    public InvalidInputException(String message) {
        super(message);
    }

    /**
     * Creates the error with its cause.
     *
     * @param message what is wrong, where, and what to do
     * @param cause what was met
     */
    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
