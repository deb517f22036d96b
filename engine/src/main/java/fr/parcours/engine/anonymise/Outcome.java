package fr.parcours.engine.anonymise;

import java.util.Locale;

/** Whether an identity got a pseudonym, or why not. A blank is never hashed: all blanks would be one person. */
public enum Outcome {
    /** The identity has a pseudonym. */
    MADE,
    /** The birth name is missing or has no letter. */
    MISSING_BIRTH_NAME,
    /** The first name is missing or has no letter. */
    MISSING_FIRST_NAME,
    /** The birth date is missing. */
    MISSING_BIRTH_DATE,
    /** The birth date does not exist or has another form than the specification accepts. */
    INVALID_BIRTH_DATE,
    /** The birth date is one that systems write when they do not know it. */
    SENTINEL_BIRTH_DATE,
    /** The birth date is in the future. */
    FUTURE_BIRTH_DATE,
    /** The person would be under 15 or over 100 years old. */
    IMPLAUSIBLE_AGE,
    /** The sex is missing. */
    MISSING_SEX,
    /** The sex is written in a way that the specification does not know. */
    UNKNOWN_SEX;

    /**
     * Returns the stable name in reports.
     *
     * @return lower-case name
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
