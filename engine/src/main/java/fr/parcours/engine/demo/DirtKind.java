package fr.parcours.engine.demo;

import java.util.Locale;

/** The kinds of errors put into extracts, named as the reasons for which the intake rejects a row. */
enum DirtKind {
    /** The row has one field too many or too few. */
    FIELD_COUNT,
    /** The row has no file number. */
    MISSING_KEY,
    /** A code is outside its list. */
    UNKNOWN_CODE,
    /** A date is no date. */
    INVALID_DATE,
    /** A year is no number. */
    INVALID_NUMBER,
    /** A decision or a jury has a date without result. */
    MISSING_OUTCOME,
    /** A decision has a result without date. */
    MISSING_DATE,
    /** The row repeats an earlier one. */
    DUPLICATE,
    /** A step stands before the one it needs. */
    DATE_ORDER,
    /** A jury has no favourable decision before it. */
    JURY_WITHOUT_ELIGIBILITY,
    /** A step stands after the date of the extract. */
    AFTER_AS_OF;

    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }
}
