package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an extract of a certifier looks like, and how it maps to the model.
 *
 * @param name name of the specification, key {@code specification}
 * @param version version of the specification, from 1
 * @param title what the extract is, in French
 * @param certifier code of the certifier
 * @param row what one row is
 * @param dates accepted forms of dates, such as {@code dd/MM/yyyy}
 * @param twoDigitYears first year that two digits can mean: 1930 reads 30 as 1930 and 29 as 2029, key
 *     {@code two_digit_years}
 * @param missing texts that mean a missing value
 * @param parts the kinds of files, at least one
 * @param identity the columns that name people, for extracts that must be anonymised first
 * @param generalise columns made coarser before they leave the certifier
 * @param checks what the specification wants of checks, by name
 * @param limits when an extract is refused as a whole
 * @param yaml the text it was read from
 */
public record Specification(
        String name,
        int version,
        String title,
        String certifier,
        RowUnit row,
        List<String> dates,
        int twoDigitYears,
        List<String> missing,
        List<Part> parts,
        Optional<Identity> identity,
        Map<String, Generalisation> generalise,
        Map<String, CheckRule> checks,
        Limits limits,
        String yaml) {

    /** First year that two digits can mean when the specification does not say. */
    public static final int DEFAULT_TWO_DIGIT_YEARS = 1930;

    /** Copies the collections. */
    public Specification {
        dates = List.copyOf(dates);
        missing = List.copyOf(missing);
        parts = List.copyOf(parts);
        generalise = Collections.unmodifiableMap(new LinkedHashMap<>(generalise));
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    }

    /** What one row of an extract is. */
    public enum RowUnit {
        /** One row per journey, with its steps in columns. */
        @JsonProperty("journey")
        JOURNEY,
        /** One row per event, several per journey, each repeating what is known of the journey. */
        @JsonProperty("event")
        EVENT
    }

    /**
     * When an extract is refused as a whole.
     *
     * @param rejectedShare largest acceptable proportion of rejected rows, key {@code rejected_share}
     */
    public record Limits(
            @JsonProperty(value = "rejected_share", required = true)
            double rejectedShare) {
        static final Limits DEFAULTS = new Limits(0.25);
    }

    /** Within which rows the steps of a journey are compared with each other. */
    public enum Scope {
        /** Each row tells all the steps of its journey. */
        ROW,
        /** Rows tell one step each, or come from several files: they are compared over the journey. */
        JOURNEY
    }

    /**
     * Says within which rows steps are compared.
     *
     * @return the row, unless events are spread over rows or parts
     */
    public Scope scope() {
        boolean spread = parts.size() > 1
                || (row == RowUnit.EVENT
                        && parts.stream()
                                .flatMap(part -> part.steps().stream())
                                .anyMatch(step -> step.type().isPresent()));
        return spread ? Scope.JOURNEY : Scope.ROW;
    }

    /**
     * Says whether several rows may tell one journey.
     *
     * @return false if each row is a journey of its own
     */
    public boolean manyRowsPerJourney() {
        return row == RowUnit.EVENT || parts.size() > 1;
    }

    /**
     * Returns this specification with other parts.
     *
     * @param others the parts
     * @return the specification
     */
    public Specification with(List<Part> others) {
        return new Specification(
                name,
                version,
                title,
                certifier,
                row,
                dates,
                twoDigitYears,
                missing,
                others,
                identity,
                generalise,
                checks,
                limits,
                yaml);
    }
}
