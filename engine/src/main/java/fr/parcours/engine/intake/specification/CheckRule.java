package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.parcours.layout.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a specification wants of a check. Absent parts leave the check's own defaults.
 *
 * @param treatment what becomes of the rows that it finds
 * @param warnAbove proportion of rows above which the finding is to be examined, key {@code warn_above}
 * @param stopAbove proportion of rows above which the extract is refused, key {@code stop_above}
 */
public record CheckRule(Optional<Treatment> treatment, Optional<Double> warnAbove, Optional<Double> stopAbove) {

    /** Leaves a check as it is. */
    public static final CheckRule NONE = new CheckRule(Optional.empty(), Optional.empty(), Optional.empty());

    /** What becomes of a row that a check finds. */
    public enum Treatment {
        /** The row goes to quarantine. */
        @JsonProperty("reject")
        REJECT,
        /** The row is taken, and counted. */
        @JsonProperty("keep")
        KEEP,
        /** The whole extract is refused. */
        @JsonProperty("stop")
        STOP
    }

    /**
     * Reads a rule.
     *
     * @param treatment what becomes of the rows
     * @param warnAbove proportion to examine
     * @param stopAbove proportion to refuse
     */
    @JsonCreator
    public CheckRule(
            @JsonProperty("treatment") Optional<Treatment> treatment,
            @JsonProperty("warn_above") Optional<Double> warnAbove,
            @JsonProperty("stop_above") Optional<Double> stopAbove) {
        this.treatment = treatment == null ? Optional.empty() : treatment;
        this.warnAbove = warnAbove == null ? Optional.empty() : warnAbove;
        this.stopAbove = stopAbove == null ? Optional.empty() : stopAbove;
    }

    /** Reads a rule that only says what becomes of the rows: a text, so that rules with keys are told from it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CheckRule of(String treatment) {
        Treatment known = Arrays.stream(Treatment.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(treatment))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Texts.of(CheckRule.class).format("check.choice", treatment, "reject, keep, stop")));
        return new CheckRule(Optional.of(known), Optional.empty(), Optional.empty());
    }
}
