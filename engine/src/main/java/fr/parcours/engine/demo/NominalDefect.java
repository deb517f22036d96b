package fr.parcours.engine.demo;

import java.util.Locale;

/** Why an identity is not enough for a pseudonym, named as the reports of the anonymisation name it. */
enum NominalDefect {
    MISSING_BIRTH_NAME(0.0015, ""),
    MISSING_FIRST_NAME(0.0010, ""),
    MISSING_BIRTH_DATE(0.0040, ""),
    INVALID_BIRTH_DATE(0.0020, "00/00/1968"),
    SENTINEL_BIRTH_DATE(0.0030, "01/01/1900"),
    FUTURE_BIRTH_DATE(0.0005, "14/05/2071"),
    IMPLAUSIBLE_AGE(0.0005, "03/09/2003");

    private final double share;
    private final String birthDate;

    NominalDefect(double share, String birthDate) {
        this.share = share;
        this.birthDate = birthDate;
    }

    /** Returns the share of rows that have it. */
    double share() {
        return share;
    }

    /** Returns what stands in the place of the birth date. */
    String birthDate() {
        return birthDate;
    }

    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }
}
