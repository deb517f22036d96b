package fr.parcours.engine.cohort;

import fr.parcours.engine.territory.Indicator;
import fr.parcours.engine.territory.ZoneLevels;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles a cohort to the relation {@code cohort}, which the queries of analyses read: one row per journey that
 * entered, with its stratum, the dates of its entry, of the origin of its clock and of its milestones, and until when
 * it was observed.
 */
public final class CohortSql {

    /** Most attributes that {@link #groups} gives. */
    public static final int MOST_GROUPS = 4;

    /** Separates the codes of a stratum that several attributes make. */
    public static final String STRATUM_SEPARATOR = "\u001f";

    /** After the name of a variable, the column of the numbers of its classes. */
    private static final String CLASS = "/class";

    /** After the name of a variable, the column of how many periods before its value is of. */
    private static final String BACK = "/back";

    /** Code of the group of journeys that have not changed groups yet. */
    public static final String BEFORE = "BEFORE";

    private static final Texts TEXTS = Texts.of(CohortSql.class);

    private CohortSql() {}

    /**
     * A step that an analysis waits for.
     *
     * @param step type of the step
     * @param outcome outcome it must have, empty for any
     */
    public record Target(StepType step, Optional<Outcome> outcome) {

        /**
         * Says what is waited for.
         *
         * @param language French or English
         * @return such as {@code passage devant le jury (validation totale)}
         */
        public String describe(Locale language) {
            return Entry.describe(step, outcome, language);
        }
    }

    /**
     * Compiles a cohort.
     *
     * @param cohort the definition
     * @param target what the analysis waits for, empty if it waits for nothing
     * @return one select over {@code dated_journey} and {@code step}
     * @throws InvalidInputException if the target cannot come after the entry
     */
    public static String relation(CohortDefinition cohort, Optional<Target> target) {
        return relation(cohort, target, CohortSql::noIndicator);
    }

    private static Indicator noIndicator(String name) {
        throw new IllegalArgumentException("No indicator " + name);
    }

    /**
     * Compiles a cohort that may read variables of territories.
     *
     * @param cohort the definition
     * @param target what the analysis waits for, empty if it waits for nothing
     * @param indicators finds an indicator by its name
     * @return one select over {@code dated_journey} and {@code step}
     * @throws InvalidInputException if the target cannot come after the entry, or there is no such variable
     */
    public static String relation(
            CohortDefinition cohort, Optional<Target> target, Function<String, Indicator> indicators) {
        target.ifPresent(awaited -> checkOrder(cohort, awaited));
        boolean again = target.filter(
                        awaited -> awaited.step() == cohort.entry().step())
                .isPresent();
        String awaitedDate = again
                ? "again.target_date"
                : target.map(awaited -> "entered." + milestone(awaited.step(), awaited.outcome()))
                        .orElse("cast(null as date)");
        return candidates(cohort, indicators, Candidates.ENTERED)
                + ",\n\nentered as (\n    select *\n    from candidate\n    where "
                + criteria(cohort).stream().map(Criterion::sql).collect(Collectors.joining("\n        and "))
                + "\n)"
                + (again ? ",\n\n" + again(target.orElseThrow()) : "")
                + "\n\nselect\n    entered.*,\n    "
                + riskDate(cohort) + " as risk_date,\n    "
                + cohort.change()
                        .map(step -> "entered." + milestone(step, Optional.empty()))
                        .orElse("cast(null as date)")
                + " as change_date,\n    "
                + awaitedDate + " as target_date,\n    "
                + stratum(cohort.strata()) + " as stratum\nfrom entered"
                + (again ? "\nleft join again using (region, journey_id)" : "");
    }

    /**
     * Compiles the codes of the attributes that a cohort is split by, each in a column of its own: to be counted by
     * those is much faster than by the stratum, a text that is made for each journey.
     *
     * @param cohort the definition
     * @param indicators finds an indicator by its name
     * @return one select over {@code dated_journey} and {@code step} with the columns {@code group_1} and so on to
     *     {@code group_4}, null for a missing value and for an attribute that is not there
     */
    public static String groups(CohortDefinition cohort, Function<String, Indicator> indicators) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < MOST_GROUPS; i++) {
            columns.add((i < cohort.strata().size() ? column(cohort.strata().get(i)) : "cast(null as varchar)")
                    + " as group_" + (i + 1));
        }
        return candidates(cohort, indicators, Candidates.ENTERED) + "\n\nselect\n    " + String.join(",\n    ", columns)
                + "\nfrom candidate\nwhere "
                + criteria(cohort).stream().map(Criterion::sql).collect(Collectors.joining("\n    and "));
    }

    /**
     * Compiles the journeys whose events a stock counts: those that satisfy the conditions on attributes, whenever and
     * however they entered.
     *
     * @param cohort the definition
     * @return one select over {@code dated_journey}, with the stratum of each
     * @throws InvalidInputException if the definition needs an entry, which a stock has not
     */
    public static String population(CohortDefinition cohort) {
        cohort.requireNoEntry();
        return "select\n    *,\n    " + stratum(cohort.strata()) + " as stratum\nfrom "
                + (cohort.zonings().isEmpty()
                        ? "dated_journey"
                        : "(\n    select dated_journey.*" + zones(cohort) + "\n    from dated_journey"
                                + zonings(cohort.zonings(), "dated_journey")
                                + "\n)")
                + (cohort.conditions().isEmpty()
                        ? ""
                        : cohort.conditions().stream()
                                .map(CohortSql::condition)
                                .collect(Collectors.joining("\n    and ", "\nwhere\n    ", "")));
    }

    /**
     * Compiles of what period the values of a variable are that the journeys of a cohort have, those that conditions on
     * variables leave out included.
     *
     * @param cohort the definition
     * @param variable a variable that it reads
     * @param indicators finds an indicator by its name
     * @return one select with the column {@code back}: how many periods before their own, missing without value
     */
    public static String variableUse(
            CohortDefinition cohort, Attribute variable, Function<String, Indicator> indicators) {
        CohortDefinition all = cohort.whateverVariables().by(variable);
        return "select " + quoted(variable.name() + BACK) + " as back\nfrom (\n"
                + relation(all, Optional.empty(), indicators) + "\n)";
    }

    /**
     * Compiles the count of journeys that each criterion leaves.
     *
     * @param cohort the definition
     * @param indicators finds an indicator by its name
     * @return one select with the columns {@code n0} (all journeys), {@code n1}, and so on, one per criterion
     */
    public static String attrition(CohortDefinition cohort, Function<String, Indicator> indicators) {
        List<String> counts = new ArrayList<>(List.of("count(*) as n0"));
        List<String> held = new ArrayList<>();
        for (Criterion criterion : criteria(cohort)) {
            held.add(criterion.sql());
            counts.add("count(*) filter (where " + String.join(" and ", held) + ") as n" + held.size());
        }
        return candidates(cohort, indicators, Candidates.ALL) + "\n\nselect\n    " + String.join(",\n    ", counts)
                + "\nfrom candidate";
    }

    /**
     * Lists the criteria of a cohort.
     *
     * @param cohort the definition
     * @return in the order in which they are applied
     */
    public static List<Criterion> criteria(CohortDefinition cohort) {
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(criterion(
                language -> TEXTS.in(language, "criterion.entry", cohort.entry().describe(language)),
                "entry_date is not null"));
        if (cohort.unit() == CohortUnit.PERSON) {
            criteria.add(criterion(language -> TEXTS.in(language, "criterion.person"), "person_entry = 1"));
        }
        if (cohort.from().isPresent() || cohort.until().isPresent()) {
            List<String> bounds = new ArrayList<>();
            cohort.from().ifPresent(date -> bounds.add("entry_date >= " + literal(date)));
            cohort.until().ifPresent(date -> bounds.add("entry_date <= " + literal(date)));
            criteria.add(criterion(
                    language -> TEXTS.in(
                            language, "criterion.dates", cohort.dates(language).orElseThrow()),
                    String.join(" and ", bounds)));
        }
        cohort.conditions().forEach(condition -> criteria.add(criterion(condition::describe, condition(condition))));
        cohort.stepConditions()
                .forEach(condition -> criteria.add(criterion(condition::describe, condition(condition))));
        cohort.origin()
                .ifPresent(step -> criteria.add(criterion(
                        language -> TEXTS.in(language, "criterion.origin", TEXTS.in(language, "step." + step)),
                        "origin_date is not null and origin_date <= entry_date")));
        return criteria;
    }

    private static Criterion criterion(Function<Locale, String> label, String sql) {
        return new Criterion(label.apply(Locale.FRENCH), label.apply(Locale.ENGLISH), sql);
    }

    /** Which journeys the criteria choose from. */
    private enum Candidates {
        /** All of them. */
        ALL,
        /** Those that passed the step of entry: to order the others by person takes long, and they are left out. */
        ENTERED
    }

    /** Journeys with what the criteria read. */
    private static String candidates(
            CohortDefinition cohort, Function<String, Indicator> indicators, Candidates candidates) {
        Entry entry = cohort.entry();
        boolean first = entry.occurrence().kind() == Occurrence.Kind.FIRST;
        String milestone = milestone(entry.step(), entry.outcome());
        String date = first ? "dated_journey." + milestone : "occurrence.entry_date";
        String origin = cohort.origin()
                .map(step -> "dated_journey." + milestone(step, Optional.empty()))
                .orElse(date);
        String candidate = "candidate as (\n    select\n        dated_journey.*,\n        "
                + literal(entry.step().name()) + " as entry_step,\n        "
                + date + " as entry_date,\n        " + origin + " as origin_date"
                + (cohort.unit() == CohortUnit.PERSON ? ",\n        " + personEntry(date) : "")
                + zones(cohort)
                + variables(cohort)
                + "\n    from dated_journey"
                + zonings(joinedZonings(cohort, indicators), "dated_journey")
                + (first
                        ? ""
                        : "\n    left join occurrence on occurrence.region = dated_journey.region"
                                + " and occurrence.journey_id = dated_journey.journey_id")
                + variables(cohort, origin, indicators)
                + (candidates == Candidates.ENTERED && cohort.unit() == CohortUnit.PERSON
                        ? "\n    where " + date + " is not null"
                        : "")
                + "\n)";
        return "with " + (first ? "" : occurrence(cohort) + ",\n\n") + candidate;
    }

    /** The zone of the residence of a journey, by each zoning that the cohort reads. */
    private static String zones(CohortDefinition cohort) {
        return cohort.zonings().stream()
                .map(zoning -> ",\n        " + zoningTable(zoning) + ".zone as " + zoning.name())
                .collect(Collectors.joining());
    }

    /** The zonings that the cohort reads, or the zones of its variables are of. */
    private static List<Attribute> joinedZonings(CohortDefinition cohort, Function<String, Indicator> indicators) {
        return Stream.concat(
                        cohort.zonings().stream(),
                        cohort.variables().stream()
                                .map(variable -> level(variable, indicators))
                                .filter(level -> level.place().isPresent()))
                .distinct()
                .toList();
    }

    /**
     * Tells what attribute of journeys the zones of a variable are of.
     *
     * @param variable the variable
     * @param indicators finds an indicator by its name
     * @return a zoning, or the département
     */
    public static Attribute level(Attribute variable, Function<String, Indicator> indicators) {
        return Attribute.named(
                ZoneLevels.attribute(indicator(variable, indicators).level()));
    }

    private static Indicator indicator(Attribute variable, Function<String, Indicator> indicators) {
        return indicators.apply(variable.variable().orElseThrow().indicator());
    }

    /** The value of each variable, the number of its class, and of how many periods before it is. */
    private static String variables(CohortDefinition cohort) {
        return cohort.variables().stream()
                .map(variable -> {
                    String table = quoted(variable.name());
                    return ",\n        " + table + ".code as " + table
                            + ",\n        " + table + ".class as " + quoted(variable.name() + CLASS)
                            + ",\n        " + table + ".back as " + quoted(variable.name() + BACK);
                })
                .collect(Collectors.joining());
    }

    /** The values in force where journeys live, in the period in which their clock starts. */
    private static String variables(CohortDefinition cohort, String origin, Function<String, Indicator> indicators) {
        return cohort.variables().stream()
                .map(variable -> {
                    String table = quoted(variable.name());
                    Attribute level = level(variable, indicators);
                    String zone =
                            level.place().isPresent() ? zoningTable(level) + ".zone" : "dated_journey." + level.name();
                    return "\n    left join " + table + " on " + table + ".zone = " + zone + "\n        and " + table
                            + ".period = "
                            + indicator(variable, indicators).kind().numberSql(origin);
                })
                .collect(Collectors.joining());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String zonings(List<Attribute> zonings, String journeys) {
        return zonings.stream()
                .map(zoning -> "\n    left join " + zoningTable(zoning) + " on " + zoningTable(zoning) + ".place = "
                        + journeys + "." + zoning.place().orElseThrow().column())
                .collect(Collectors.joining());
    }

    /**
     * Names the table of a zoning, with the columns {@code place} and {@code zone}.
     *
     * @param zoning the attribute of the zoning
     * @return its name, which no other relation has
     */
    public static String zoningTable(Attribute zoning) {
        return "zoning_" + zoning.name();
    }

    private static String personEntry(String date) {
        return "row_number() over (\n            partition by coalesce(dated_journey.person_id, dated_journey.region || dated_journey.journey_id), "
                + date + " is null\n            order by " + date
                + ", dated_journey.region, dated_journey.journey_id\n        ) as person_entry";
    }

    /** The date of the n-th step, or of the first one between the dates. */
    private static String occurrence(CohortDefinition cohort) {
        Entry entry = cohort.entry();
        List<String> where =
                new ArrayList<>(List.of("step = " + literal(entry.step().name())));
        entry.outcome().ifPresent(outcome -> where.add("outcome = " + literal(outcome.name())));
        String date = "min(step_date)";
        if (entry.occurrence().kind() == Occurrence.Kind.NTH) {
            date = "list_sort(list(step_date))[" + entry.occurrence().rank() + "]";
        } else {
            cohort.from().ifPresent(from -> where.add("step_date >= " + literal(from)));
            cohort.until().ifPresent(until -> where.add("step_date <= " + literal(until)));
        }
        return "occurrence as (\n    select\n        region,\n        journey_id,\n        " + date
                + " as entry_date\n    from step\n    where " + String.join(" and ", where)
                + "\n    group by region, journey_id\n)";
    }

    /** The next step of the kind by which the journeys entered. */
    private static String again(Target target) {
        milestone(target.step(), target.outcome()); // refuses an outcome that the step cannot have
        return "again as (\n    select entered.region, entered.journey_id, min(step.step_date) as target_date\n    from entered\n"
                + "    inner join step on step.region = entered.region and step.journey_id = entered.journey_id\n"
                + "    where step.step = " + literal(target.step().name())
                + target.outcome()
                        .map(outcome -> " and step.outcome = " + literal(outcome.name()))
                        .orElse("")
                + " and step.step_date > entered.entry_date\n    group by entered.region, entered.journey_id\n)";
    }

    private static void checkOrder(CohortDefinition cohort, Target target) {
        if (target.step().compareTo(cohort.entry().step()) < 0) {
            throw new InvalidInputException(TEXTS.format(
                    "relation.order",
                    TEXTS.format("step." + target.step().name()),
                    TEXTS.format("step." + cohort.entry().step().name())));
        }
    }

    /** From when a journey is at risk: its entry, or the day from which journeys are observed. */
    private static String riskDate(CohortDefinition cohort) {
        return cohort.observedFrom()
                .map(day -> "greatest(entered.entry_date, " + literal(day) + ")")
                .orElse("entered.entry_date");
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
                            case ABSENT -> "absent";
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
        Attribute attribute = condition.attribute();
        if (attribute.isNumber()) {
            return "(" + quoted(attribute.name() + BACK) + " is not null)";
        }
        String column = attribute.variable().isPresent()
                ? "cast(" + quoted(attribute.name() + CLASS) + " as varchar)"
                : column(attribute);
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

    private static String condition(StepCondition condition) {
        String date = milestone(condition.step(), condition.outcome());
        String limit = condition
                .before()
                .map(step -> milestone(step, Optional.empty()))
                .orElse("entry_date");
        return "coalesce(" + date + " <= " + limit + ", false) = "
                + (condition.presence() == StepCondition.Presence.HAD);
    }

    private static String stratum(List<Attribute> strata) {
        if (strata.isEmpty()) {
            return "''";
        }
        return strata.stream()
                .map(attribute -> "coalesce(" + column(attribute) + ", '" + Attribute.MISSING + "')")
                .collect(Collectors.joining(" || chr(31) || "));
    }

    /** The text of an attribute of a candidate. */
    private static String column(Attribute attribute) {
        return DerivedAttribute.named(attribute.name())
                .map(derived -> "(" + derived.sql() + ")")
                .orElseGet(() -> attribute.variable().isPresent()
                        ? quoted(attribute.name())
                        : "cast(" + attribute.name() + " as varchar)");
    }

    private static String literal(LocalDate date) {
        return "date '" + date + "'";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
