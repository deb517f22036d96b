package fr.parcours.engine.intake;

import java.util.Locale;

/** The checks of a row, in the order in which the first fault of a row is its reason for being rejected. */
public enum Check {
    /** The row has another number of fields than the header. */
    FIELD_COUNT,
    /** The certifier's file number is missing. */
    MISSING_KEY,
    /** A code is not in the code list. */
    UNKNOWN_CODE,
    /** A date does not exist or has another form. */
    INVALID_DATE,
    /** A number is not one. */
    INVALID_NUMBER,
    /** A decision or a jury passage has no outcome. */
    MISSING_OUTCOME,
    /** An outcome has no date. */
    MISSING_DATE,
    /** The row repeats an earlier one. */
    DUPLICATE,
    /** A step comes before a step that it needs. */
    DATE_ORDER,
    /** A jury passage without a favourable eligibility decision. */
    JURY_WITHOUT_ELIGIBILITY,
    /** A step comes after the as-of date of the extract. */
    AFTER_AS_OF;

    /**
     * Returns the stable name of the check in reports, manifests and quarantine files.
     *
     * @return lower-case name
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Rank among the checks: the order of declaration is the order of the reasons. */
    @SuppressWarnings("EnumOrdinal")
    int priority() {
        return ordinal();
    }
}
