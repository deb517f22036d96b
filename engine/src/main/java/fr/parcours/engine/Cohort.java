package fr.parcours.engine;

import fr.parcours.engine.analysis.AnalysisData;
import fr.parcours.engine.analysis.Attrition;
import fr.parcours.engine.analysis.AttritionResult;
import fr.parcours.engine.analysis.DropOut;
import fr.parcours.engine.analysis.DropOutHorizons;
import fr.parcours.engine.analysis.DropOutModel;
import fr.parcours.engine.analysis.DropOutMoment;
import fr.parcours.engine.analysis.DropOutReasons;
import fr.parcours.engine.analysis.DropOutResult;
import fr.parcours.engine.analysis.Duration;
import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.analysis.Flow;
import fr.parcours.engine.analysis.FlowResult;
import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.analysis.OutcomeResult;
import fr.parcours.engine.analysis.Outcomes;
import fr.parcours.engine.analysis.ReachModel;
import fr.parcours.engine.analysis.Territory;
import fr.parcours.engine.analysis.TerritoryResult;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.cohort.CohortUnit;
import fr.parcours.engine.cohort.Condition;
import fr.parcours.engine.cohort.Entry;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.cohort.Occurrence;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.engine.cohort.Public;
import fr.parcours.engine.cohort.StepCondition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableResult;
import fr.parcours.layout.Campaign;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The journeys followed by a study. Immutable: every method that narrows it returns another cohort; the analyses run
 * when they are called.
 */
public final class Cohort {

    private static final Texts TEXTS = Texts.of(Cohort.class);

    private static final List<Months> USUAL_HORIZONS =
            Stream.of(6, 12, 18, 24, 36).map(Months::months).toList();

    private static final List<Months> DROP_OUT_HORIZONS =
            Stream.of(12, 18, 24, 30, 36, 48).map(Months::months).toList();

    private final AnalysisData data;
    private final CohortDefinition definition;
    private final ProtectionRule protection;

    Cohort(AnalysisData data, CohortDefinition definition, ProtectionRule protection) {
        this.data = data;
        this.definition = definition;
        this.protection = protection;
    }

    /**
     * Returns the definition of the cohort.
     *
     * @return an immutable value
     */
    public CohortDefinition definition() {
        return definition;
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
        return with(definition.entering(new Entry(step, outcome, occurrence)));
    }

    /**
     * Starts the clock at an earlier step than the entry; a journey counts from its entry on.
     *
     * @param step type of the step, its first date starts the clock
     * @return the cohort
     * @throws InvalidInputException if it comes after the entry
     */
    public Cohort clockFrom(StepType step) {
        return with(definition.clockFrom(step));
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
        return with(definition.between(Optional.of(from), Optional.of(until)));
    }

    /**
     * Keeps the journeys that satisfy conditions, beside those already set.
     *
     * @param conditions all of them must hold
     * @return the cohort
     */
    public Cohort where(Condition... conditions) {
        return with(definition.where(conditions));
    }

    /**
     * Keeps the journeys that satisfy conditions on their other steps, beside those already set.
     *
     * @param conditions all of them must hold
     * @return the cohort
     * @throws InvalidInputException if one looks into the future of the entry
     */
    public Cohort where(StepCondition... conditions) {
        return with(definition.where(conditions));
    }

    /**
     * Keeps the journeys of a public that policies aim at.
     *
     * @param target the public
     * @return the cohort
     */
    public Cohort of(Public target) {
        return with(definition.where(target.condition()));
    }

    /**
     * Splits the results by attributes, instead of those set before.
     *
     * @param strata the attributes, none for one result
     * @return the cohort
     */
    public Cohort by(Attribute... strata) {
        return with(definition.by(strata));
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
        return with(definition.changingAt(step));
    }

    /**
     * Follows the first journey by which each person enters, instead of all of them.
     *
     * @return the cohort
     */
    public Cohort perPerson() {
        return with(definition.following(CohortUnit.PERSON));
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
        return with(definition.observedFrom(date(day)));
    }

    /**
     * Takes the data as they were known at a campaign.
     *
     * @param campaign such as {@code 2009-2}
     * @return the cohort
     * @throws InvalidInputException if the campaign has another form
     */
    public Cohort asKnownAt(String campaign) {
        return with(definition.asKnownAt(Campaign.parse(campaign)));
    }

    /**
     * Asks for raw numbers: results are not protected, say so, and must not be published.
     *
     * @return the cohort
     */
    public Cohort unprotected() {
        return new Cohort(data, definition, ProtectionRule.none());
    }

    private Cohort with(CohortDefinition newDefinition) {
        return new Cohort(data, newDefinition, protection);
    }

    /**
     * Counts how many journeys each criterion of the definition leaves.
     *
     * @return one row per criterion, in the order in which they are applied
     */
    public AttritionResult attrition() {
        return new Attrition(data, protection).of(definition);
    }

    /**
     * Follows the cohort from entry to validation.
     *
     * @return the funnel, by stratum
     */
    public FlowResult flow() {
        return new Flow(data, protection).of(definition);
    }

    /**
     * Measures the time from entry to a step, by Kaplan–Meier.
     *
     * @param target the step, later than that of entry, or the same to wait for the next one
     * @return curves and quartiles, by stratum
     */
    public DurationResult timeTo(StepType target) {
        return timeTo(new CohortSql.Target(target, Optional.empty()));
    }

    /**
     * Measures the time from entry to a step with an outcome, by Kaplan–Meier.
     *
     * @param target the step, later than that of entry
     * @param outcome the outcome it must have
     * @return curves and quartiles, by stratum
     */
    public DurationResult timeTo(StepType target, Outcome outcome) {
        return timeTo(new CohortSql.Target(target, Optional.of(outcome)));
    }

    private DurationResult timeTo(CohortSql.Target target) {
        return new Duration(data, protection).of(definition, target);
    }

    /**
     * Measures what journeys become, as competing events: validations and refusals by the first jury that decides, or
     * leaving before one.
     *
     * @param horizons times since entry, increasing; 6, 12, 18, 24 and 36 months if none is given
     * @return probabilities by stratum and horizon, that sum to 1
     */
    public OutcomeResult outcomes(Months... horizons) {
        List<Months> asked = horizons.length > 0 ? List.of(horizons) : USUAL_HORIZONS;
        return new Outcomes(data, protection).of(definition, asked);
    }

    /**
     * Measures drop-out under several definitions, side by side: declared, lapsed, presumed after a horizon, and the
     * stock ratio of calendar years that publications give.
     *
     * @param presumption when a drop-out is presumed
     * @return rates, by stratum
     */
    public DropOutResult dropOut(Presumption presumption) {
        return new DropOut(data, protection).of(definition, presumption);
    }

    /**
     * Measures how presumed drop-out depends on the horizon, and how often a jury within 12 months more proves the
     * presumption wrong.
     *
     * @param horizons times since entry without a jury; 12, 18, 24, 30, 36 and 48 months if none is given
     * @return one row per stratum and horizon
     */
    public TableResult dropOutByHorizon(Months... horizons) {
        List<Months> asked = horizons.length > 0 ? List.of(horizons) : DROP_OUT_HORIZONS;
        return new DropOutHorizons(data, protection).of(definition, asked);
    }

    /**
     * Measures after which step journeys drop out, and how long after.
     *
     * @param presumption when a drop-out is presumed
     * @return one row per stratum, definition and last step reached
     */
    public TableResult dropOutMoment(Presumption presumption) {
        return new DropOutMoment(data, protection).of(definition, presumption);
    }

    /**
     * Counts the reasons of declared abandonments and of lapsed decisions.
     *
     * @return one row per stratum, definition and reason
     */
    public TableResult dropOutReasons() {
        return new DropOutReasons(data, protection).of(definition);
    }

    /**
     * Explains drop-out by the strata of the cohort: a logistic model with odds ratios and average marginal effects.
     *
     * @param presumption when a drop-out is presumed
     * @return effects by covariate and value
     * @throws InvalidInputException if the cohort is not split, or is too small for the model
     */
    public ModelResult dropOutModel(Presumption presumption) {
        return new DropOutModel(data, protection).of(definition, presumption);
    }

    /**
     * Explains by the strata of the cohort how soon a step is reached: a Cox model with hazard ratios.
     *
     * @param target the step, later than that of entry
     * @return effects by covariate and value
     * @throws InvalidInputException if the cohort is not split, or is too small for the model
     */
    public ModelResult timeToModel(StepType target) {
        return new ReachModel(data, protection).of(definition, new CohortSql.Target(target, Optional.empty()));
    }

    /**
     * Counts the cohort by territory, with the share seen by a jury and fully validated.
     *
     * @param territory an attribute that is a territory, such as the département of residence
     * @return counts and rates, by territory
     */
    public TerritoryResult across(Attribute territory) {
        return new Territory(data, protection).of(by(territory).definition, territory);
    }

    /**
     * Runs one query of the catalogue over the cohort. Its answer is raw: it is not protected and must not be
     * published.
     *
     * @param query name in the catalogue
     * @param parameters values of its parameters, by name
     * @return the answer
     * @throws InvalidInputException if the query does not read a cohort, or a parameter is missing or cannot be read
     */
    public ResultTable query(String query, Map<String, String> parameters) {
        return data.raw(definition, query, parameters);
    }

    /** Says who is followed, in the language of the user. */
    @Override
    public String toString() {
        Locale language = Texts.language();
        return definition.name() + " — " + definition.describe(language);
    }
}
