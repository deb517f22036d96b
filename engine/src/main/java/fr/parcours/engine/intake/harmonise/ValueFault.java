package fr.parcours.engine.intake.harmonise;

/**
 * The SQL that finds values which the specification could not translate.
 *
 * @param kind what is wrong with them
 * @param sql one row per value: {@code row_no}, {@code column_name}, {@code value}
 */
public record ValueFault(Kind kind, String sql) {

    /** What is wrong with a value. */
    public enum Kind {
        /** It is no code of the list. */
        UNKNOWN_CODE,
        /** It is no whole number. */
        INVALID_NUMBER
    }
}
