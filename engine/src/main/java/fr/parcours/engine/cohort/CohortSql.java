package fr.parcours.engine.cohort;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compiles a cohort to the relation {@code cohort}, which the queries of analyses read: one row per journey that
 * entered, with its stratum, the date of its entry, of its milestones, and until when it was observed.
 */
public final class CohortSql {

    /** Separates the codes of a stratum that several attributes make. */
    public static final String STRATUM_SEPARATOR = "\u001f";

    private static final Texts TEXTS = Texts.of(CohortSql.class);

    private CohortSql() {}

    /**
     * Compiles a cohort.
     *
     * @param cohort the definition
     * @param target step whose first date after entry the analysis waits for, empty if it waits for none
     * @return one select over {@code milestone} and {@code journey}
     * @throws InvalidInputException if the target cannot come after the entry
     */
    public static String relation(CohortDefinition cohort, Optional<StepType> target) {
        target.filter(step -> step.compareTo(cohort.entryStep()) <= 0).ifPresent(step -> {
            throw new InvalidInputException(TEXTS.format(
                    "relation.order",
                    TEXTS.format("step." + step.name()),
                    TEXTS.format("step." + cohort.entryStep().name())));
        });
        String entry = "milestone." + milestone(cohort.entryStep(), cohort.entryOutcome());
        List<String> where = new ArrayList<>();
        where.add(entry + " is not null");
        cohort.from().ifPresent(date -> where.add(entry + " >= " + literal(date)));
        cohort.until().ifPresent(date -> where.add(entry + " <= " + literal(date)));
        cohort.conditions().forEach(condition -> where.add(condition(condition)));
        return "select\n    milestone.*,\n    journey.certifier,\n    journey.support,\n    journey.observed_until,\n    "
                + entry + " as entry_date,\n    "
                + target.map(step -> "milestone." + milestone(step, Optional.empty()))
                        .orElse("null::date")
                + " as target_date,\n    " + stratum(cohort.strata()) + " as stratum\nfrom milestone\n"
                + "inner join journey on journey.region = milestone.region and journey.journey_id = milestone.journey_id\n"
                + "where " + String.join("\n    and ", where);
    }

    /** The column of {@code milestone} that holds the first date of a step. */
    private static String milestone(StepType step, Optional<Outcome> outcome) {
        String column = switch (step) {
            case ADVICE -> "advice";
            case APPLICATION -> "application";
            case ELIGIBILITY ->
                outcome.map(o -> switch (o) {
                            case FAVOURABLE -> "favourable";
                            case UNFAVOURABLE -> "unfavourable";
                            default -> throw noSuchEntry(step, o);
                        })
                        .orElse("eligibility");
            case SUPPORT_START -> "support_start";
            case SUPPORT_END -> "support_end";
            case DOSSIER -> "dossier";
            case JURY ->
                outcome.map(o -> switch (o) {
                            case FULL -> "full";
                            case PARTIAL -> "partial";
                            case NONE -> "refusal";
                            default -> throw noSuchEntry(step, o);
                        })
                        .orElse("jury");
            case WITHDRAWAL -> "withdrawal";
            case EXPIRY -> "expiry";
        };
        return column + "_date";
    }

    private static InvalidInputException noSuchEntry(StepType step, Outcome outcome) {
        return new InvalidInputException(TEXTS.format(
                "entry.impossible", TEXTS.format("step." + step.name()), TEXTS.format("outcome." + outcome.name())));
    }

    private static String condition(Condition condition) {
        String column = "cast(journey." + condition.attribute().name() + " as varchar)";
        List<String> values = condition.accepted().stream()
                .filter(code -> !code.equals(Attribute.MISSING))
                .toList();
        List<String> alternatives = new ArrayList<>();
        if (!values.isEmpty()) {
            alternatives.add(
                    column + values.stream().map(CohortSql::literal).collect(Collectors.joining(", ", " in (", ")")));
        }
        if (values.size() < condition.accepted().size()) {
            alternatives.add(column + " is null");
        }
        return "(" + String.join(" or ", alternatives) + ")";
    }

    private static String stratum(List<Attribute> strata) {
        if (strata.isEmpty()) {
            return "''";
        }
        return strata.stream()
                .map(attribute ->
                        "coalesce(cast(journey." + attribute.name() + " as varchar), '" + Attribute.MISSING + "')")
                .collect(Collectors.joining(" || chr(31) || "));
    }

    private static String literal(LocalDate date) {
        return "date '" + date + "'";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
