package fr.parcours.engine;

import fr.parcours.engine.analysis.AnalysisData;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortUnit;
import fr.parcours.engine.cohort.Condition;
import fr.parcours.engine.cohort.Entry;
import fr.parcours.engine.cohort.Occurrence;
import fr.parcours.engine.cohort.Public;
import fr.parcours.engine.cohort.StepCondition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.layout.Campaign;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * The journeys followed by a study. Immutable: every method that narrows it returns another cohort; the analyses run
 * when they are called.
 */
public final class Cohort extends CohortAnalyses {

    private static final Texts TEXTS = Texts.of(Cohort.class);

    Cohort(AnalysisData data, CohortDefinition definition, ProtectionRule protection) {
        super(data, definition, protection);
    }

    /**
     * Enters journeys at the first step of a type with an outcome; its date starts the clock.
     *
     * @param step type of the step
     * @param outcome its outcome
     * @return the cohort
     */
    public Cohort enteringAt(StepType step, Outcome outcome) {
        return entering(step, Optional.of(outcome), Occurrence.first());
    }

    /**
     * Enters journeys at the first step of a type, whatever its outcome; its date starts the clock.
     *
     * @param step type of the step
     * @return the cohort
     */
    public Cohort enteringAt(StepType step) {
        return entering(step, Optional.empty(), Occurrence.first());
    }

    /**
     * Enters journeys at a step of a type with an outcome; its date starts the clock.
     *
     * @param step type of the step
     * @param outcome its outcome
     * @param occurrence which one, when there are several
     * @return the cohort
     */
    public Cohort enteringAt(StepType step, Outcome outcome, Occurrence occurrence) {
        return entering(step, Optional.of(outcome), occurrence);
    }

    /**
     * Enters journeys at a step of a type, whatever its outcome; its date starts the clock.
     *
     * @param step type of the step
     * @param occurrence which one, when there are several
     * @return the cohort
     */
    public Cohort enteringAt(StepType step, Occurrence occurrence) {
        return entering(step, Optional.empty(), occurrence);
    }

    private Cohort entering(StepType step, Optional<Outcome> outcome, Occurrence occurrence) {
        return with(definition().entering(new Entry(step, outcome, occurrence)));
    }

    /**
     * Starts the clock at an earlier step than the entry; a journey counts from its entry on.
     *
     * @param step type of the step, its first date starts the clock
     * @return the cohort
     * @throws InvalidInputException if it comes after the entry
     */
    public Cohort clockFrom(StepType step) {
        return with(definition().clockFrom(step));
    }

    /**
     * Keeps the journeys that entered between two days, both included.
     *
     * @param from first day, {@code yyyy-MM-dd}
     * @param until last day
     * @return the cohort
     * @throws InvalidInputException if a date has another form or they are reversed
     */
    public Cohort between(String from, String until) {
        return between(date(from), date(until));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(TEXTS.format("date.form", text), e);
        }
    }

    /**
     * Keeps the journeys that entered between two days, both included.
     *
     * @param from first day
     * @param until last day
     * @return the cohort
     * @throws InvalidInputException if they are reversed
     */
    public Cohort between(LocalDate from, LocalDate until) {
        return with(definition().between(Optional.of(from), Optional.of(until)));
    }

    /**
     * Keeps the journeys that satisfy conditions, beside those already set.
     *
     * @param conditions all of them must hold
     * @return the cohort
     */
    public Cohort where(Condition... conditions) {
        return with(definition().where(conditions));
    }

    /**
     * Keeps the journeys that satisfy conditions on their other steps, beside those already set.
     *
     * @param conditions all of them must hold
     * @return the cohort
     * @throws InvalidInputException if one looks into the future of the entry
     */
    public Cohort where(StepCondition... conditions) {
        return with(definition().where(conditions));
    }

    /**
     * Keeps the journeys of a public that policies aim at.
     *
     * @param target the public
     * @return the cohort
     */
    public Cohort of(Public target) {
        return with(definition().where(target.condition()));
    }

    /**
     * Splits the results by attributes, instead of those set before.
     *
     * @param strata the attributes, none for one result
     * @return the cohort
     */
    public Cohort by(Attribute... strata) {
        return with(definition().by(strata));
    }

    /**
     * Lets journeys pass from a group to another on the day of a step, such as the start of support: durations compare
     * the time before it with the time after it, so that nobody counts as supported before being so.
     *
     * @param step type of the step, later than that of entry
     * @return the cohort
     * @throws InvalidInputException if it does not come after the entry
     */
    public Cohort changingAt(StepType step) {
        return with(definition().changingAt(step));
    }

    /**
     * Follows the first journey by which each person enters, instead of all of them.
     *
     * @return the cohort
     */
    public Cohort perPerson() {
        return with(definition().following(CohortUnit.PERSON));
    }

    /**
     * Says that journeys are observed from a day on only: those that ended before are not in the data (left
     * truncation).
     *
     * @param day {@code yyyy-MM-dd}
     * @return the cohort
     * @throws InvalidInputException if the date has another form
     */
    public Cohort observedFrom(String day) {
        return with(definition().observedFrom(date(day)));
    }

    /**
     * Takes the data as they were known at a campaign.
     *
     * @param campaign such as {@code 2009-2}
     * @return the cohort
     * @throws InvalidInputException if the campaign has another form
     */
    public Cohort asKnownAt(String campaign) {
        return with(definition().asKnownAt(Campaign.parse(campaign)));
    }

    /**
     * Protects results otherwise: with another threshold, or by rounding. All results of a study have the same rule.
     *
     * @param rule the rule, such as {@code ProtectionRule.of(11)} or {@code ProtectionRule.standard().rounded()}
     * @return the cohort
     */
    public Cohort protectedBy(ProtectionRule rule) {
        return new Cohort(data(), definition(), rule);
    }

    /**
     * Asks for raw numbers: results are not protected, say so, and must not be published. Each one is written down in
     * {@code <dataset>.local/unprotected.log}, without its numbers.
     *
     * @return the cohort
     */
    public Cohort unprotected() {
        return new Cohort(data(), definition(), ProtectionRule.none());
    }

    private Cohort with(CohortDefinition newDefinition) {
        return new Cohort(data(), newDefinition, protection());
    }

    /** Says who is followed, in the language of the user. */
    @Override
    public String toString() {
        Locale language = Texts.language();
        return definition().name() + " — " + definition().describe(language);
    }
}
