package fr.parcours.engine.cohort;

import fr.parcours.layout.Campaign;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Who is followed, from when and in which groups. An immutable value: it says itself, compiles to one relation
 * ({@link CohortSql}), and is written to a file that runs on the dataset of another observatory ({@link CohortFile}).
 *
 * @param name name shown to people
 * @param entry step by which a journey enters
 * @param from first day of entry, empty for no limit
 * @param until last day of entry, empty for no limit
 * @param origin step whose first date starts the clock, empty for the entry; a journey is at risk from its entry on
 * @param conditions conditions on attributes, all of them hold
 * @param stepConditions conditions on other steps, all of them hold
 * @param strata attributes that results are split by, in order
 * @param change step that makes a journey pass from one group to another while it is followed, empty for none
 * @param unit what is followed
 * @param observedFrom day from which journeys are observed, empty if all are from their entry
 * @param asKnownAt campaign at which the data are taken, empty for the last
 */
public record CohortDefinition(
        String name,
        Entry entry,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<StepType> origin,
        List<Condition> conditions,
        List<StepCondition> stepConditions,
        List<Attribute> strata,
        Optional<StepType> change,
        CohortUnit unit,
        Optional<LocalDate> observedFrom,
        Optional<Campaign> asKnownAt) {

    private static final Texts TEXTS = Texts.of(CohortDefinition.class);

    /** Copies the lists and checks that nothing looks into the future of the entry. */
    public CohortDefinition {
        conditions = List.copyOf(conditions);
        stepConditions = List.copyOf(stepConditions);
        strata = List.copyOf(strata);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            throw new InvalidInputException(TEXTS.format("dates.reversed", from.get(), until.get()));
        }
        StepType entered = entry.step();
        origin.filter(step -> step.compareTo(entered) > 0).ifPresent(step -> {
            throw new InvalidInputException(TEXTS.format("origin.future", step(step), step(entered), step));
        });
        stepConditions.forEach(condition -> checkPast(condition, entered));
        change.filter(step -> step.compareTo(entered) <= 0).ifPresent(step -> {
            throw new InvalidInputException(TEXTS.format("change.past", step(step), step(entered), step));
        });
    }

    private static void checkPast(StepCondition condition, StepType entered) {
        condition.before().filter(later -> later.compareTo(entered) > 0).ifPresent(later -> {
            throw new InvalidInputException(TEXTS.format(
                    "condition.future", condition.describe(Texts.language()), step(entered), later, condition.step()));
        });
    }

    private static String step(StepType step) {
        return TEXTS.format("step." + step.name());
    }

    /**
     * Starts a definition: all journeys with a favourable eligibility decision.
     *
     * @param name name shown to people
     * @return the definition
     */
    public static CohortDefinition named(String name) {
        return new CohortDefinition(
                name,
                new Entry(StepType.ELIGIBILITY, Optional.of(Outcome.FAVOURABLE), Occurrence.first()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                CohortUnit.JOURNEY,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Enters journeys otherwise.
     *
     * @param newEntry how
     * @return the definition
     */
    public CohortDefinition entering(Entry newEntry) {
        return with(draft -> draft.entry = newEntry);
    }

    /**
     * Keeps the journeys that entered between two days, both included.
     *
     * @param first first day, empty for no limit
     * @param last last day, empty for no limit
     * @return the definition
     * @throws InvalidInputException if they are reversed
     */
    public CohortDefinition between(Optional<LocalDate> first, Optional<LocalDate> last) {
        return with(draft -> {
            draft.from = first;
            draft.until = last;
        });
    }

    /**
     * Starts the clock at an earlier step than the entry.
     *
     * @param step type of the step
     * @return the definition
     * @throws InvalidInputException if it comes after the entry
     */
    public CohortDefinition clockFrom(StepType step) {
        return with(draft -> draft.origin = Optional.of(step));
    }

    /**
     * Adds conditions on attributes.
     *
     * @param more they hold beside those already set
     * @return the definition
     */
    public CohortDefinition where(Condition... more) {
        return with(draft -> draft.conditions =
                Stream.concat(conditions.stream(), Arrays.stream(more)).toList());
    }

    /**
     * Adds conditions on other steps.
     *
     * @param more they hold beside those already set
     * @return the definition
     * @throws InvalidInputException if one looks into the future of the entry
     */
    public CohortDefinition where(StepCondition... more) {
        return with(draft -> draft.stepConditions =
                Stream.concat(stepConditions.stream(), Arrays.stream(more)).toList());
    }

    /**
     * Splits results by attributes, instead of those set before.
     *
     * @param attributes none for one result
     * @return the definition
     */
    public CohortDefinition by(Attribute... attributes) {
        return by(List.of(attributes));
    }

    /**
     * Splits the results by attributes, instead of those set before.
     *
     * @param attributes the attributes, none for one result
     * @return the definition
     */
    public CohortDefinition by(List<Attribute> attributes) {
        return with(draft -> draft.strata = List.copyOf(attributes));
    }

    /**
     * Lets journeys pass to a second group on the day of a step: before it they count in the first.
     *
     * @param step type of the step
     * @return the definition
     * @throws InvalidInputException if it comes before the entry: then it is a condition or an entry
     */
    public CohortDefinition changingAt(StepType step) {
        return with(draft -> draft.change = Optional.of(step));
    }

    /**
     * Follows journeys or persons.
     *
     * @param newUnit what is followed
     * @return the definition
     */
    public CohortDefinition following(CohortUnit newUnit) {
        return with(draft -> draft.unit = newUnit);
    }

    /**
     * Says that journeys are observed from a day on only: what ended before is not in the data (left truncation).
     *
     * @param day the day
     * @return the definition
     */
    public CohortDefinition observedFrom(LocalDate day) {
        return with(draft -> draft.observedFrom = Optional.of(day));
    }

    /**
     * Takes the data as they were known at a campaign.
     *
     * @param campaign the campaign
     * @return the definition
     */
    public CohortDefinition asKnownAt(Campaign campaign) {
        return with(draft -> draft.asKnownAt = Optional.of(campaign));
    }

    private CohortDefinition with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.definition();
    }

    /**
     * Lists what splits the results: the strata, then the groups that a change makes.
     *
     * @return in the order of the codes of a stratum
     */
    public List<Attribute> groups() {
        List<Attribute> groups = new ArrayList<>(strata);
        changeGroup().ifPresent(groups::add);
        return groups;
    }

    /**
     * Lists the zonings of the place of residence that conditions or strata read.
     *
     * @return each once
     */
    public List<Attribute> zonings() {
        return Stream.concat(conditions.stream().map(Condition::attribute), strata.stream())
                .filter(attribute -> attribute.place().isPresent())
                .distinct()
                .toList();
    }

    /**
     * Lists the variables of territories that conditions or strata read.
     *
     * @return each once
     */
    public List<Attribute> variables() {
        return Stream.concat(conditions.stream().map(Condition::attribute), strata.stream())
                .filter(attribute -> attribute.variable().isPresent())
                .distinct()
                .toList();
    }

    /**
     * Refuses to split results by numbers.
     *
     * @throws InvalidInputException if a stratum is a variable without classes
     */
    public void requireClasses() {
        strata.stream().filter(Attribute::isNumber).findFirst().ifPresent(number -> {
            throw number.classless();
        });
    }

    /** The same without conditions on variables, to count what these keep. */
    CohortDefinition whateverVariables() {
        return with(draft -> draft.conditions = conditions.stream()
                .filter(condition -> condition.attribute().variable().isEmpty())
                .toList());
    }

    /**
     * Returns the groups that a change makes.
     *
     * @return an attribute with the codes {@code BEFORE} and {@code AFTER}, empty if journeys do not change groups
     */
    public Optional<Attribute> changeGroup() {
        return change.map(step -> new Attribute(
                Attribute.PHASE,
                Optional.empty(),
                TEXTS.in(Locale.FRENCH, "change.label", TEXTS.in(Locale.FRENCH, "step." + step)),
                TEXTS.in(Locale.ENGLISH, "change.label", TEXTS.in(Locale.ENGLISH, "step." + step))));
    }

    /**
     * Refuses an analysis that counts each journey in one group only.
     *
     * @param analysis its name, as the user knows it
     * @throws InvalidInputException if journeys change groups
     */
    public void requireNoChange(String analysis) {
        change.ifPresent(step -> {
            throw new InvalidInputException(TEXTS.format("change.impossible", analysis, step(step)));
        });
    }

    /**
     * Refuses a count of events whatever the entry of their journeys when the definition chooses or groups journeys by
     * their entry. Step and dates of entry alone are left aside.
     *
     * @throws InvalidInputException if it does, with what to remove
     */
    void requireNoEntry() {
        List<String> faults = new ArrayList<>();
        Stream.concat(conditions.stream().map(Condition::attribute), strata.stream())
                .filter(Attribute::isOfEntry)
                .forEach(attribute -> faults.add(attribute.name()));
        if (!stepConditions.isEmpty()) {
            faults.add("having, without");
        }
        if (unit == CohortUnit.PERSON) {
            faults.add("per-person");
        }
        if (change.isPresent()) {
            faults.add("changing-at");
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(TEXTS.format("stock.entry", String.join(", ", faults)));
        }
    }

    /**
     * Says which journeys a stock counts the events of.
     *
     * @param language French or English
     * @return one sentence
     */
    public String describeStock(Locale language) {
        List<String> parts = new ArrayList<>(List.of(TEXTS.in(language, "stock")));
        conditions.forEach(condition -> parts.add(condition.describe(language)));
        asKnownAt.ifPresent(campaign -> parts.add(TEXTS.in(language, "known", campaign)));
        return String.join(", ", parts) + ".";
    }

    /**
     * Says the definition in one sentence.
     *
     * @param language French or English
     * @return such as {@code Parcours entrés par : décision de recevabilité (favorable), du 1er janvier 2008 au …}
     */
    public String describe(Locale language) {
        List<String> parts = new ArrayList<>();
        parts.add(TEXTS.in(language, "entry." + unit, entry.describe(language)));
        dates(language).ifPresent(parts::add);
        conditions.forEach(condition -> parts.add(condition.describe(language)));
        stepConditions.forEach(condition -> parts.add(condition.describe(language)));
        origin.ifPresent(step -> parts.add(TEXTS.in(language, "origin", TEXTS.in(language, "step." + step))));
        change.ifPresent(step -> parts.add(TEXTS.in(language, "change", TEXTS.in(language, "step." + step))));
        observedFrom.ifPresent(day -> parts.add(TEXTS.in(language, "observed", day(day, language))));
        asKnownAt.ifPresent(campaign -> parts.add(TEXTS.in(language, "known", campaign)));
        return String.join(", ", parts) + ".";
    }

    /** Says the dates of entry, empty if there is no limit. */
    Optional<String> dates(Locale language) {
        if (from.isPresent() && until.isPresent()) {
            return Optional.of(TEXTS.in(language, "between", day(from.get(), language), day(until.get(), language)));
        }
        return from.map(date -> TEXTS.in(language, "since", day(date, language)))
                .or(() -> until.map(date -> TEXTS.in(language, "until", day(date, language))));
    }

    private static String day(LocalDate date, Locale language) {
        String text = date.format(DateTimeFormatter.ofPattern("d MMMM yyyy", language));
        boolean first = date.getDayOfMonth() == 1 && language.equals(Locale.FRENCH);
        return first ? text.replaceFirst("1", "1er") : text;
    }

    /**
     * Warns of what the reader must know of the definition.
     *
     * @param language French or English
     * @return sentences, none if there is nothing to say
     */
    public List<String> warnings(Locale language) {
        boolean later = Stream.concat(conditions.stream().map(Condition::attribute), strata.stream())
                .anyMatch(Attribute::isKnownLater);
        return later ? List.of(TEXTS.in(language, "attribute.later")) : List.of();
    }

    /** A definition while one of its parts is changed. */
    private static final class Draft {
        private final String name;
        private Entry entry;
        private Optional<LocalDate> from;
        private Optional<LocalDate> until;
        private Optional<StepType> origin;
        private List<Condition> conditions;
        private List<StepCondition> stepConditions;
        private List<Attribute> strata;
        private Optional<StepType> change;
        private CohortUnit unit;
        private Optional<LocalDate> observedFrom;
        private Optional<Campaign> asKnownAt;

        Draft(CohortDefinition definition) {
            name = definition.name;
            entry = definition.entry;
            from = definition.from;
            until = definition.until;
            origin = definition.origin;
            conditions = definition.conditions;
            stepConditions = definition.stepConditions;
            strata = definition.strata;
            change = definition.change;
            unit = definition.unit;
            observedFrom = definition.observedFrom;
            asKnownAt = definition.asKnownAt;
        }

        CohortDefinition definition() {
            return new CohortDefinition(
                    name,
                    entry,
                    from,
                    until,
                    origin,
                    conditions,
                    stepConditions,
                    strata,
                    change,
                    unit,
                    observedFrom,
                    asKnownAt);
        }
    }
}
