package fr.parcours.engine.intake;

import fr.parcours.engine.intake.quality.QualityCheck;
import fr.parcours.engine.intake.specification.CheckRule.Treatment;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The checks of a row, in the order in which the first fault of a row is its reason for being rejected. What becomes of
 * the rows is for the specification to say; these are the defaults.
 */
public enum Check {
    /** The row has not the shape of its file: another number of fields, or text that cannot be read. */
    FIELD_COUNT(Treatment.REJECT),
    /** The certifier's file number is missing. */
    MISSING_KEY(Treatment.REJECT),
    /** A code is not in the code list. */
    UNKNOWN_CODE(Treatment.REJECT),
    /** A date does not exist or has another form. */
    INVALID_DATE(Treatment.REJECT),
    /** A number is not one. */
    INVALID_NUMBER(Treatment.REJECT),
    /** A decision or a jury passage has no outcome. */
    MISSING_OUTCOME(Treatment.REJECT),
    /** An outcome has no date. */
    MISSING_DATE(Treatment.REJECT),
    /** The row repeats an earlier one. */
    DUPLICATE(Treatment.REJECT),
    /** The row tells an event of a journey that the file of journeys does not have. */
    ORPHAN(Treatment.REJECT),
    /** Rows of one journey disagree about the person or the certification. */
    CONFLICT(Treatment.KEEP),
    /** A step comes before a step that it needs. */
    DATE_ORDER(Treatment.REJECT),
    /** A jury passage without a favourable eligibility decision. */
    JURY_WITHOUT_ELIGIBILITY(Treatment.REJECT),
    /** A step comes after the as-of date of the extract. */
    AFTER_AS_OF(Treatment.REJECT),
    /** The journey has no step. */
    NO_STEP(Treatment.KEEP),
    /** The age at the first step is below 14 or above 90. */
    IMPLAUSIBLE_AGE(Treatment.KEEP),
    /** The level is not the one that the certification had on the date of the application. */
    LEVEL_MISMATCH(Treatment.KEEP),
    /** The place of residence is not in the region of the partition. */
    REGION_MISMATCH(Treatment.KEEP),
    /** Postal code and name are those of one commune: no fault, counted beside those that follow. */
    RESIDENCE_EXACT(Treatment.KEEP),
    /** The postal code or the name of the commune had to be corrected, or was missing. */
    RESIDENCE_CORRECTED(Treatment.KEEP),
    /** Several communes fit the postal code and the name. */
    RESIDENCE_AMBIGUOUS(Treatment.KEEP),
    /** No commune fits the postal code and the name. */
    RESIDENCE_UNRESOLVED(Treatment.KEEP);

    private final Treatment treatment;

    Check(Treatment treatment) {
        this.treatment = treatment;
    }

    /**
     * Returns what becomes of the rows when the specification does not say.
     *
     * @return the treatment
     */
    public Treatment treatment() {
        return treatment;
    }

    /**
     * Says whether a row with this fault can be taken all the same.
     *
     * @return false for rows that cannot become a journey
     */
    public boolean canBeKept() {
        return this != FIELD_COUNT && this != MISSING_KEY;
    }

    /**
     * Returns the stable name of the check in specifications, reports, manifests and quarantine files.
     *
     * @return lower-case name
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a check by its stable name.
     *
     * @param key lower-case name
     * @return the check
     */
    public static Check of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /**
     * Returns what the check finds, in the language of the user.
     *
     * @return a short text
     */
    public String text() {
        return QualityCheck.find(key()).orElseThrow().label();
    }

    /**
     * Returns the names of all checks.
     *
     * @return the names, sorted
     */
    public static Set<String> keys() {
        return Arrays.stream(values()).map(Check::key).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Rank among the checks: the order of declaration is the order of the reasons. */
    @SuppressWarnings("EnumOrdinal")
    int priority() {
        return ordinal();
    }
}
