package fr.parcours.engine.anonymise;

import java.util.List;

/**
 * A sign that a column names persons. It tells where, never what.
 *
 * @param column name of the column
 * @param rule what was recognised
 * @param hits values that show it
 * @param values values of the column that are not missing
 * @param places where the first ones stand, at most five
 * @param verdict what follows
 */
public record LeakFinding(String column, LeakRule rule, long hits, long values, List<Place> places, Verdict verdict) {

    /** Most places told. */
    static final int PLACES = 5;

    /** What follows from a finding. */
    public enum Verdict {
        /** The file must not go further. */
        BLOCK,
        /** Somebody should look. */
        WARN
    }

    /**
     * Where a value stands.
     *
     * @param source name of the file, and of its sheet if it has several
     * @param line number of the line or row, from 1
     */
    public record Place(String source, long line) {}

    /** Copies the list. */
    public LeakFinding {
        places = List.copyOf(places);
    }
}
