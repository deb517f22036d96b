package fr.parcours.notebook.kernel;

import java.util.List;

/** A cell that could not be evaluated: carries what the reader of the notebook sees, and no stack of ours. */
public final class CellException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final transient List<String> report;

    /**
     * Creates the error.
     *
     * @param kind short name of the error, such as {@code IllegalStateException}
     * @param message the first line of the report
     * @param report the lines to show
     */
    CellException(String kind, String message, List<String> report) {
        super(message, null, false, false);
        this.kind = kind;
        this.report = List.copyOf(report);
    }

    /**
     * Returns the short name of the error.
     *
     * @return a name such as {@code IllegalStateException}
     */
    public String kind() {
        return kind;
    }

    /**
     * Returns what the reader sees.
     *
     * @return lines of plain text
     */
    public List<String> report() {
        return report;
    }
}
