package fr.parcours.engine;

import fr.parcours.engine.analysis.AnalysisData;
import fr.parcours.engine.analysis.Attrition;
import fr.parcours.engine.analysis.AttritionResult;
import fr.parcours.engine.analysis.CohortModel;
import fr.parcours.engine.analysis.DropOut;
import fr.parcours.engine.analysis.DropOutHorizons;
import fr.parcours.engine.analysis.DropOutMoment;
import fr.parcours.engine.analysis.DropOutReasons;
import fr.parcours.engine.analysis.DropOutResult;
import fr.parcours.engine.analysis.Duration;
import fr.parcours.engine.analysis.DurationOptions;
import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.analysis.Flow;
import fr.parcours.engine.analysis.FlowResult;
import fr.parcours.engine.analysis.Hazard;
import fr.parcours.engine.analysis.HazardResult;
import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.analysis.ModelTerms;
import fr.parcours.engine.analysis.ModelledEvent;
import fr.parcours.engine.analysis.Occupation;
import fr.parcours.engine.analysis.OccupationResult;
import fr.parcours.engine.analysis.OutcomeResult;
import fr.parcours.engine.analysis.Outcomes;
import fr.parcours.engine.analysis.ProcessMap;
import fr.parcours.engine.analysis.ProcessMapResult;
import fr.parcours.engine.analysis.Reconciliation;
import fr.parcours.engine.analysis.ReconciliationResult;
import fr.parcours.engine.analysis.Series;
import fr.parcours.engine.analysis.SeriesResult;
import fr.parcours.engine.analysis.Steps;
import fr.parcours.engine.analysis.StepsResult;
import fr.parcours.engine.analysis.Stock;
import fr.parcours.engine.analysis.StockResult;
import fr.parcours.engine.analysis.Territory;
import fr.parcours.engine.analysis.TerritoryResult;
import fr.parcours.engine.analysis.VariantResult;
import fr.parcours.engine.analysis.Variants;
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
import fr.parcours.engine.stats.RateInterval;
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

    private static final Months USUAL_MEAN = Months.months(24);
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
     * Draws the ways of the journeys from step to step: how many pass from each step to each other, and how long that
     * takes. All steps from the entry on count, second juries too.
     *
     * @return steps and passages between them, by stratum
     */
    public ProcessMapResult processMap() {
        return new ProcessMap(data, protection).of(definition);
    }

    /**
     * Lists the most frequent sequences of steps from the entry on.
     *
     * @param most how many are told apart in each stratum, at least 1; the others are summed
     * @return sequences with their journeys, by stratum
     * @throws InvalidInputException if {@code most} is below 1
     */
    public VariantResult variants(int most) {
        return new Variants(data, protection).of(definition, most);
    }

    /**
     * Counts the events of each calendar year, as ministries publish. A stock has no entry: step and dates of entry are
     * left aside, all journeys that satisfy the conditions on attributes count.
     *
     * @return events and ratios, by stratum and year
     * @throws InvalidInputException if the cohort chooses or groups journeys by their entry
     */
    public StockResult stock() {
        return new Stock(data, protection).of(definition);
    }

    /**
     * Splits the jury passages of each calendar year by the year of entry of their journeys, beside the ratio published
     * of the stock and the share of the cohort without a jury within 24 months. Entry and dates of entry are left
     * aside: journeys enter by their first favourable decision.
     *
     * @return passages, by stratum, year and year of entry
     * @throws InvalidInputException if the cohort chooses or groups journeys by their entry
     */
    public ReconciliationResult reconciliation() {
        return new Reconciliation(data, protection).of(definition);
    }

    /**
     * Follows the journeys of each year of entry for the same time.
     *
     * @param horizon time since entry
     * @return shares seen by a jury, fully validated and gone, and median time to a jury, by stratum and year of entry
     * @throws InvalidInputException if journeys enter by a jury or later
     */
    public SeriesResult series(Months horizon) {
        return new Series(data, protection).of(definition, horizon);
    }

    /**
     * Measures the time from entry to a step, by Kaplan–Meier.
     *
     * @param target the step, later than that of entry, or the same to wait for the next one
     * @return curves and quartiles, by stratum
     */
    public DurationResult timeTo(StepType target) {
        return timeTo(target, DurationOptions.usual());
    }

    /**
     * Measures the time from entry to a step with an outcome, by Kaplan–Meier.
     *
     * @param target the step, later than that of entry
     * @param outcome the outcome it must have
     * @return curves and quartiles, by stratum
     */
    public DurationResult timeTo(StepType target, Outcome outcome) {
        return timeTo(target, outcome, DurationOptions.usual());
    }

    /**
     * Measures the time from entry to a step, by Kaplan–Meier, and compares strata.
     *
     * @param target the step, later than that of entry, or the same to wait for the next one
     * @param options intervals, quantiles, restricted mean and test
     * @return curves and quantiles by stratum, and the test between them
     * @throws InvalidInputException if strata are to be compared within one of their own attributes, or there are none
     */
    public DurationResult timeTo(StepType target, DurationOptions options) {
        return timeTo(new CohortSql.Target(target, Optional.empty()), options);
    }

    /**
     * Measures the time from entry to a step with an outcome, by Kaplan–Meier, and compares strata.
     *
     * @param target the step, later than that of entry
     * @param outcome the outcome it must have
     * @param options intervals, quantiles, restricted mean and test
     * @return curves and quantiles by stratum, and the test between them
     * @throws InvalidInputException if strata are to be compared within one of their own attributes, or there are none
     */
    public DurationResult timeTo(StepType target, Outcome outcome, DurationOptions options) {
        return timeTo(new CohortSql.Target(target, Optional.of(outcome)), options);
    }

    private DurationResult timeTo(CohortSql.Target target, DurationOptions options) {
        return new Duration(data, protection, options).of(definition, target);
    }

    /**
     * Measures the hazard of reaching a step, by interval of time: of the journeys still waiting, how many reach it per
     * month; with the cumulative hazard.
     *
     * @param target the step, later than that of entry, or the same to wait for the next one
     * @param cuts ends of the intervals, increasing; every month if none is given
     * @return hazards by stratum and interval
     * @throws InvalidInputException if the cuts do not increase
     */
    public HazardResult hazard(StepType target, Months... cuts) {
        return hazard(target, RateInterval.EXACT, cuts);
    }

    /**
     * Measures the hazard of reaching a step, by interval of time, with another kind of confidence interval.
     *
     * @param target the step, later than that of entry, or the same to wait for the next one
     * @param interval how confidence intervals are made
     * @param cuts ends of the intervals, increasing; every month if none is given
     * @return hazards by stratum and interval
     * @throws InvalidInputException if the cuts do not increase
     */
    public HazardResult hazard(StepType target, RateInterval interval, Months... cuts) {
        return hazard(new CohortSql.Target(target, Optional.empty()), interval, cuts);
    }

    /**
     * Measures the hazard of reaching a step with an outcome, by interval of time.
     *
     * @param target the step, later than that of entry
     * @param outcome the outcome it must have
     * @param interval how confidence intervals are made
     * @param cuts ends of the intervals, increasing; every month if none is given
     * @return hazards by stratum and interval
     * @throws InvalidInputException if the cuts do not increase
     */
    public HazardResult hazard(StepType target, Outcome outcome, RateInterval interval, Months... cuts) {
        return hazard(new CohortSql.Target(target, Optional.of(outcome)), interval, cuts);
    }

    private HazardResult hazard(CohortSql.Target target, RateInterval interval, Months... cuts) {
        return new Hazard(data, protection, interval).of(definition, target, List.of(cuts));
    }

    /**
     * Measures how long each step of the way from entry to the jury takes, and how much of the whole way.
     *
     * @param through steps that divide the way; application, eligibility, start of support and dossier, as far as they
     *     come after the entry, if none is given
     * @return times by stratum and leg, restricted means being cut at 24 months
     * @throws InvalidInputException if the cohort does not enter before the jury, has another origin of the clock or
     *     changes of group, or if a step is not on the way
     */
    public StepsResult steps(StepType... through) {
        return steps(USUAL_MEAN, through);
    }

    /**
     * Measures how long each step of the way from entry to the jury takes, and how much of the whole way.
     *
     * @param horizon where restricted means are cut
     * @param through steps that divide the way
     * @return times by stratum and leg
     * @throws InvalidInputException if the cohort does not enter before the jury, has another origin of the clock or
     *     changes of group, or if a step is not on the way
     */
    public StepsResult steps(Months horizon, StepType... through) {
        return new Steps(data, protection).of(definition, List.of(through), horizon);
    }

    /**
     * Measures where journeys are as time goes by: open, with a dossier, validated in full, in part or not at all, or
     * left, second juries included.
     *
     * @param horizons times since the origin of the clock, increasing; 6, 12, 18, 24 and 36 months if none is given
     * @return probabilities by stratum, horizon and state, that sum to 1
     * @throws InvalidInputException if the cohort does not enter before the jury or changes groups
     */
    public OccupationResult occupation(Months... horizons) {
        List<Months> asked = horizons.length > 0 ? List.of(horizons) : USUAL_HORIZONS;
        return new Occupation(data, protection).of(definition, asked);
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
        return explainedBy(ModelTerms.of(definition.strata())).logistic(presumption);
    }

    /**
     * Explains by the strata of the cohort how soon a step is reached: a Cox model with hazard ratios.
     *
     * @param target the step, later than that of entry
     * @return effects by covariate and value
     * @throws InvalidInputException if the cohort is not split, or is too small for the model
     */
    public ModelResult timeToModel(StepType target) {
        return explainedBy(ModelTerms.of(definition.strata())).cox(ModelledEvent.reaching(target));
    }

    /**
     * Says what is to explain the events of this cohort: covariates each for itself.
     *
     * @param covariates attributes of journeys
     * @return models of this cohort
     * @throws InvalidInputException if one is repeated
     */
    public CohortModel explainedBy(Attribute... covariates) {
        return explainedBy(ModelTerms.of(covariates));
    }

    /**
     * Says what is to explain the events of this cohort, with interactions, references, strata and clusters. Where
     * journeys change groups, the group is one more covariate, which changes over time.
     *
     * @param terms what explains
     * @return models of this cohort
     */
    public CohortModel explainedBy(ModelTerms terms) {
        return new CohortModel(data, protection, definition, terms);
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
