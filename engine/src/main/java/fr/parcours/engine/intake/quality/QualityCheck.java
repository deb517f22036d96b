package fr.parcours.engine.intake.quality;

import fr.parcours.layout.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every check that a report can show: those of rows, made at intake, and those between campaigns. */
public enum QualityCheck {
    /** The row has another number of fields than the header. */
    FIELD_COUNT(Scope.ROW, Severity.HIGH),
    /** The certifier's file number is missing. */
    MISSING_KEY(Scope.ROW, Severity.HIGH),
    /** A code is not in the code list. */
    UNKNOWN_CODE(Scope.ROW, Severity.MEDIUM),
    /** A date does not exist or has another form. */
    INVALID_DATE(Scope.ROW, Severity.MEDIUM),
    /** A number is not one. */
    INVALID_NUMBER(Scope.ROW, Severity.LOW),
    /** A decision or a jury passage has no outcome. */
    MISSING_OUTCOME(Scope.ROW, Severity.MEDIUM),
    /** An outcome has no date. */
    MISSING_DATE(Scope.ROW, Severity.MEDIUM),
    /** The row repeats an earlier one. */
    DUPLICATE(Scope.ROW, Severity.MEDIUM),
    /** A step comes before a step that it needs. */
    DATE_ORDER(Scope.ROW, Severity.HIGH),
    /** A jury passage without a favourable eligibility decision. */
    JURY_WITHOUT_ELIGIBILITY(Scope.ROW, Severity.HIGH),
    /** A step comes after the as-of date of the extract. */
    AFTER_AS_OF(Scope.ROW, Severity.HIGH),
    /** The level is not the one the certification had at that date. */
    LEVEL_MISMATCH(Scope.ROW, Severity.MEDIUM),
    /** The age at the first step is not that of a candidate. */
    IMPLAUSIBLE_AGE(Scope.ROW, Severity.LOW),
    /** The row belongs to a journey that the other file does not have. */
    ORPHAN(Scope.ROW, Severity.HIGH),
    /** Rows of one journey disagree about the person or the certification. */
    CONFLICT(Scope.ROW, Severity.MEDIUM),
    /** The journey has no step. */
    NO_STEP(Scope.ROW, Severity.MEDIUM),
    /** The row is of another region than the partition. */
    REGION_MISMATCH(Scope.ROW, Severity.MEDIUM),
    /** Postal code and name are those of one commune: told beside those that are not. */
    RESIDENCE_EXACT(Scope.ROW, Severity.LOW, Threshold.warn(1)),
    /** The postal code or the name of the commune had to be corrected, or was missing. */
    RESIDENCE_CORRECTED(Scope.ROW, Severity.LOW, Threshold.warn(0.3)),
    /** Several communes fit the postal code and the name. */
    RESIDENCE_AMBIGUOUS(Scope.ROW, Severity.LOW, Threshold.warn(0.05)),
    /** No commune fits the postal code and the name. */
    RESIDENCE_UNRESOLVED(Scope.ROW, Severity.MEDIUM, Threshold.warn(0.05)),
    /** A check of rows that another version of this software made. */
    OTHER(Scope.ROW, Severity.MEDIUM),

    /** A unit of the certifier that the previous campaign had not. */
    UNIT_APPEARED(Scope.SUBJECT, Severity.MEDIUM, Threshold.warn(0.01)),
    /** A unit of the certifier that the previous campaign had. */
    UNIT_VANISHED(Scope.SUBJECT, Severity.HIGH, Threshold.warn(0.01)),
    /** A département of residence that the previous campaign had not. */
    DEPARTEMENT_APPEARED(Scope.SUBJECT, Severity.LOW, Threshold.warn(0.02)),
    /** A département of residence that the previous campaign had. */
    DEPARTEMENT_VANISHED(Scope.SUBJECT, Severity.HIGH, Threshold.warn(0.02)),
    /** A code that the previous campaign had not. */
    CODE_APPEARED(Scope.SUBJECT, Severity.MEDIUM, Threshold.warn(0.02)),
    /** A code that the previous campaign had. */
    CODE_VANISHED(Scope.SUBJECT, Severity.MEDIUM, Threshold.warn(0.02)),
    /** An open journey that is no longer delivered. */
    JOURNEY_VANISHED(Scope.TOTAL, Severity.HIGH, Threshold.warn(0.05).stop(0.5)),
    /** A step whose date is another one. */
    DATE_MOVED(Scope.TOTAL, Severity.MEDIUM, Threshold.warn(0.01).stop(0.5)),
    /** A step whose outcome is another one. */
    OUTCOME_CHANGED(Scope.TOTAL, Severity.HIGH, Threshold.warn(0.005).stop(0.5)),
    /** Many more or fewer journeys than at the previous campaign. */
    VOLUME_CHANGE(Scope.TOTAL, Severity.MEDIUM, Threshold.warn(0.3).stop(4)),
    /** The same person and certification at another certifier or in another region. */
    SAME_JOURNEY_ELSEWHERE(Scope.SUBJECT, Severity.LOW, Threshold.warn(0.02));

    private static final Texts TEXTS = Texts.of(QualityCheck.class);
    private static final double ROW_WARN = 0.01;
    private static final double ROW_STOP = 0.25;

    private final Scope scope;
    private final Severity severity;
    private final Threshold threshold;

    /** What a threshold is compared with. */
    public enum Scope {
        /** The share of the rows read that the check touched. */
        ROW,
        /** For each subject alone, its share in the journeys of the certifier. */
        SUBJECT,
        /** All subjects of the certifier together, in proportion to the base. */
        TOTAL
    }

    QualityCheck(Scope scope, Severity severity) {
        this(scope, severity, Threshold.warn(ROW_WARN).stop(ROW_STOP));
    }

    QualityCheck(Scope scope, Severity severity, Threshold threshold) {
        this.scope = scope;
        this.severity = severity;
        this.threshold = threshold;
    }

    /**
     * Returns the names that a specification may use.
     *
     * @return the names of all checks of this version, sorted
     */
    public static Set<String> keys() {
        return Arrays.stream(values())
                .filter(check -> check != OTHER)
                .map(QualityCheck::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Finds a check by its stable name.
     *
     * @param key lower-case name
     * @return the check, empty if there is none of that name
     */
    public static Optional<QualityCheck> find(String key) {
        return Arrays.stream(values()).filter(check -> check.key().equals(key)).findFirst();
    }

    /**
     * Returns the stable name of the check in reports, manifests and specifications.
     *
     * @return lower-case name
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns what its threshold is compared with.
     *
     * @return the scope
     */
    public Scope scope() {
        return scope;
    }

    /**
     * Returns how grave its findings are.
     *
     * @return the severity
     */
    public Severity severity() {
        return severity;
    }

    /**
     * Returns its threshold when a specification says nothing.
     *
     * @return the threshold
     */
    public Threshold threshold() {
        return threshold;
    }

    /**
     * Returns its name for people.
     *
     * @return a few words in the language of the user
     */
    public String label() {
        return TEXTS.format("check." + key());
    }

    /**
     * Returns what its findings mean and what to do about them.
     *
     * @return some sentences in the language of the user
     */
    public String explanation() {
        return TEXTS.format("check." + key() + ".help");
    }
}
