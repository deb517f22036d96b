package fr.parcours.engine.cohort;

import fr.parcours.layout.Campaign;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is followed: the journeys whose first step of a kind lies between two dates and that satisfy conditions.
 *
 * @param name name shown to people
 * @param entryStep step by which a journey enters; its first date starts the clock
 * @param entryOutcome outcome that this step must have, empty for any
 * @param from first day of entry, empty for no limit
 * @param until last day of entry, empty for no limit
 * @param conditions all of them hold
 * @param strata attributes that results are split by, in order
 * @param asKnownAt campaign at which the data are taken, empty for the last
 */
public record CohortDefinition(
        String name,
        StepType entryStep,
        Optional<Outcome> entryOutcome,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        List<Condition> conditions,
        List<Attribute> strata,
        Optional<Campaign> asKnownAt) {

    private static final Texts TEXTS = Texts.of(CohortDefinition.class);

    /** Copies the lists and checks the dates. */
    public CohortDefinition {
        conditions = List.copyOf(conditions);
        strata = List.copyOf(strata);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            throw new InvalidInputException(TEXTS.format("dates.reversed", from.get(), until.get()));
        }
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
                StepType.ELIGIBILITY,
                Optional.of(Outcome.FAVOURABLE),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /**
     * Says the definition in one sentence.
     *
     * @param language French or English
     * @return such as {@code Parcours entrés par : décision de recevabilité (favorable), du 1 janvier 2008 au …}
     */
    public String describe(Locale language) {
        List<String> parts = new ArrayList<>();
        String step = TEXTS.in(language, "step." + entryStep.name());
        parts.add(TEXTS.in(
                language,
                "entry",
                entryOutcome
                        .map(outcome -> step + " (" + TEXTS.in(language, "outcome." + outcome.name()) + ")")
                        .orElse(step)));
        if (from.isPresent() && until.isPresent()) {
            parts.add(TEXTS.in(language, "between", day(from.get(), language), day(until.get(), language)));
        } else {
            from.ifPresent(date -> parts.add(TEXTS.in(language, "since", day(date, language))));
            until.ifPresent(date -> parts.add(TEXTS.in(language, "until", day(date, language))));
        }
        conditions.forEach(condition -> parts.add(condition.describe(language)));
        asKnownAt.ifPresent(campaign -> parts.add(TEXTS.in(language, "known", campaign)));
        return String.join(", ", parts) + ".";
    }

    private static String day(LocalDate date, Locale language) {
        String text = date.format(DateTimeFormatter.ofPattern("d MMMM yyyy", language));
        boolean first = date.getDayOfMonth() == 1 && language.equals(Locale.FRENCH);
        return first ? text.replaceFirst("1", "1er") : text;
    }
}
