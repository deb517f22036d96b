package fr.parcours.engine.protect.table;

import fr.parcours.layout.InvalidInputException;

/** A table that cannot be shown safely, or not proved to be safe in time: it must be made coarser, never published. */
public class UnprotectableTableException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message which cell, and what to do
     */
    public UnprotectableTableException(String message) {
        super(message);
    }
}
