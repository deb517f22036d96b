package fr.parcours.notebook.jupyter;

import fr.parcours.layout.InvalidInputException;

/** A cell of a notebook failed: the message says which one and why. */
public final class CellFailedException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    private final int cell;
    private final String report;

    CellFailedException(String message, int cell, String report) {
        super(message);
        this.cell = cell;
        this.report = report;
    }

    /**
     * Returns which cell failed.
     *
     * @return its number among cells of code, the first one is 1
     */
    public int cell() {
        return cell;
    }

    /**
     * Returns what the kernel says.
     *
     * @return lines for the user
     */
    public String report() {
        return report;
    }
}
