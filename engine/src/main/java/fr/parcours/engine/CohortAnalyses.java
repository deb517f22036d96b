package fr.parcours.engine;

import fr.parcours.engine.analysis.AnalysisData;
import fr.parcours.engine.analysis.CohortModel;
import fr.parcours.engine.analysis.CountedEvent;
import fr.parcours.engine.analysis.DetailedResult;
import fr.parcours.engine.analysis.DropOut;
import fr.parcours.engine.analysis.DropOutHorizons;
import fr.parcours.engine.analysis.DropOutMoment;
import fr.parcours.engine.analysis.DropOutReasons;
import fr.parcours.engine.analysis.DropOutResult;
import fr.parcours.engine.analysis.Duration;
import fr.parcours.engine.analysis.DurationOptions;
import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.analysis.Hazard;
import fr.parcours.engine.analysis.HazardResult;
import fr.parcours.engine.analysis.MedianTable;
import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.analysis.ModelTerms;
import fr.parcours.engine.analysis.ModelledEvent;
import fr.parcours.engine.analysis.Occupation;
import fr.parcours.engine.analysis.OccupationResult;
import fr.parcours.engine.analysis.OutcomeResult;
import fr.parcours.engine.analysis.Outcomes;
import fr.parcours.engine.analysis.Reconciliation;
import fr.parcours.engine.analysis.ReconciliationResult;
import fr.parcours.engine.analysis.RegionComparison;
import fr.parcours.engine.analysis.Series;
import fr.parcours.engine.analysis.SeriesResult;
import fr.parcours.engine.analysis.Steps;
import fr.parcours.engine.analysis.StepsResult;
import fr.parcours.engine.analysis.Stock;
import fr.parcours.engine.analysis.StockResult;
import fr.parcours.engine.analysis.TerritoryComparison;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableResult;
import fr.parcours.engine.stats.RateInterval;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be asked about the journeys of a {@link Cohort}: each method runs one analysis when it is called. */
public abstract sealed class CohortAnalyses extends CohortDescriptions permits Cohort {

    private static final List<Months> USUAL_HORIZONS =
            Stream.of(6, 12, 18, 24, 36).map(Months::months).toList();

    private static final Months USUAL_MEAN = Months.months(24);
    private static final List<Months> DROP_OUT_HORIZONS =
            Stream.of(12, 18, 24, 30, 36, 48).map(Months::months).toList();

    CohortAnalyses(AnalysisData data, CohortDefinition definition, ProtectionRule protection) {
        super(data, definition, protection);
    }

    /**
     * Counts the events of each calendar year, as ministries publish. A stock has no entry: step and dates of entry are
     * left aside, all journeys that satisfy the conditions on attributes count.
     *
     * @return events and ratios, by stratum and year
     * @throws InvalidInputException if the cohort chooses or groups journeys by their entry
     */
    public final StockResult stock() {
        return new Stock(data(), protection()).of(definition());
    }

    /**
     * Splits the jury passages of each calendar year by the year of entry of their journeys, beside the ratio published
     * of the stock and the share of the cohort without a jury within 24 months. Entry and dates of entry are left
     * aside: journeys enter by their first favourable decision.
     *
     * @return passages, by stratum, year and year of entry
     * @throws InvalidInputException if the cohort chooses or groups journeys by their entry
     */
    public final ReconciliationResult reconciliation() {
        return new Reconciliation(data(), protection()).of(definition());
    }

    /**
     * Follows the journeys of each year of entry for the same time.
     *
     * @param horizon time since entry
     * @return shares seen by a jury, fully validated and gone, and median time to a jury, by stratum and year of entry
     * @throws InvalidInputException if journeys enter by a jury or later
     */
    public final SeriesResult series(Months horizon) {
        return new Series(data(), protection()).of(definition(), horizon);
    }

    /**
     * Measures the time from entry to a step, by Kaplan–Meier.
     *
     * @param target the step, later than that of entry, or the same to wait for the next one
     * @return curves and quartiles, by stratum
     */
    public final DurationResult timeTo(StepType target) {
        return timeTo(target, DurationOptions.usual());
    }

    /**
     * Measures the time from entry to a step with an outcome, by Kaplan–Meier.
     *
     * @param target the step, later than that of entry
     * @param outcome the outcome it must have
     * @return curves and quartiles, by stratum
     */
    public final DurationResult timeTo(StepType target, Outcome outcome) {
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
    public final DurationResult timeTo(StepType target, DurationOptions options) {
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
    public final DurationResult timeTo(StepType target, Outcome outcome, DurationOptions options) {
        return timeTo(new CohortSql.Target(target, Optional.of(outcome)), options);
    }

    private DurationResult timeTo(CohortSql.Target target, DurationOptions options) {
        return new Duration(data(), protection().hiding(), options).of(definition(), target);
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
    public final HazardResult hazard(StepType target, Months... cuts) {
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
    public final HazardResult hazard(StepType target, RateInterval interval, Months... cuts) {
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
    public final HazardResult hazard(StepType target, Outcome outcome, RateInterval interval, Months... cuts) {
        return hazard(new CohortSql.Target(target, Optional.of(outcome)), interval, cuts);
    }

    private HazardResult hazard(CohortSql.Target target, RateInterval interval, Months... cuts) {
        return new Hazard(data(), protection().hiding(), interval).of(definition(), target, List.of(cuts));
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
    public final StepsResult steps(StepType... through) {
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
    public final StepsResult steps(Months horizon, StepType... through) {
        return new Steps(data(), protection().hiding()).of(definition(), List.of(through), horizon);
    }

    /**
     * Measures where journeys are as time goes by: open, with a dossier, validated in full, in part or not at all, or
     * left, second juries included.
     *
     * @param horizons times since the origin of the clock, increasing; 6, 12, 18, 24 and 36 months if none is given
     * @return probabilities by stratum, horizon and state, that sum to 1
     * @throws InvalidInputException if the cohort does not enter before the jury or changes groups
     */
    public final OccupationResult occupation(Months... horizons) {
        List<Months> asked = horizons.length > 0 ? List.of(horizons) : USUAL_HORIZONS;
        return new Occupation(data(), protection().hiding()).of(definition(), asked);
    }

    /**
     * Measures what journeys become, as competing events: validations and refusals by the first jury that decides, or
     * leaving before one.
     *
     * @param horizons times since entry, increasing; 6, 12, 18, 24 and 36 months if none is given
     * @return probabilities by stratum and horizon, that sum to 1
     */
    public final OutcomeResult outcomes(Months... horizons) {
        List<Months> asked = horizons.length > 0 ? List.of(horizons) : USUAL_HORIZONS;
        return new Outcomes(data(), protection().hiding()).of(definition(), asked);
    }

    /**
     * Measures drop-out under several definitions, side by side: declared, lapsed, presumed after a horizon, and the
     * stock ratio of calendar years that publications give.
     *
     * @param presumption when a drop-out is presumed
     * @return rates, by stratum
     */
    public final DropOutResult dropOut(Presumption presumption) {
        return new DropOut(data(), protection()).of(definition(), presumption);
    }

    /**
     * Measures how presumed drop-out depends on the horizon, and how often a jury within 12 months more proves the
     * presumption wrong.
     *
     * @param horizons times since entry without a jury; 12, 18, 24, 30, 36 and 48 months if none is given
     * @return one row per stratum and horizon
     */
    public final TableResult dropOutByHorizon(Months... horizons) {
        List<Months> asked = horizons.length > 0 ? List.of(horizons) : DROP_OUT_HORIZONS;
        return new DropOutHorizons(data(), protection().hiding()).of(definition(), asked);
    }

    /**
     * Measures after which step journeys drop out, and how long after.
     *
     * @param presumption when a drop-out is presumed
     * @return one row per stratum, definition and last step reached
     */
    public final TableResult dropOutMoment(Presumption presumption) {
        return new DropOutMoment(data(), protection()).of(definition(), presumption);
    }

    /**
     * Counts the reasons of declared abandonments and of lapsed decisions.
     *
     * @return one row per stratum, definition and reason
     */
    public final TableResult dropOutReasons() {
        return new DropOutReasons(data(), protection()).of(definition());
    }

    /**
     * Explains drop-out by the strata of the cohort: a logistic model with odds ratios and average marginal effects.
     *
     * @param presumption when a drop-out is presumed
     * @return effects by covariate and value
     * @throws InvalidInputException if the cohort is not split, or is too small for the model
     */
    public final ModelResult dropOutModel(Presumption presumption) {
        return explainedBy(ModelTerms.of(definition().strata())).logistic(presumption);
    }

    /**
     * Explains by the strata of the cohort how soon a step is reached: a Cox model with hazard ratios.
     *
     * @param target the step, later than that of entry
     * @return effects by covariate and value
     * @throws InvalidInputException if the cohort is not split, or is too small for the model
     */
    public final ModelResult timeToModel(StepType target) {
        return explainedBy(ModelTerms.of(definition().strata())).cox(ModelledEvent.reaching(target));
    }

    /**
     * Says what is to explain the events of this cohort: covariates each for itself.
     *
     * @param covariates attributes of journeys
     * @return models of this cohort
     * @throws InvalidInputException if one is repeated
     */
    public final CohortModel explainedBy(Attribute... covariates) {
        return explainedBy(ModelTerms.of(covariates));
    }

    /**
     * Says what is to explain the events of this cohort, with interactions, references, strata and clusters. Where
     * journeys change groups, the group is one more covariate, which changes over time.
     *
     * @param terms what explains
     * @return models of this cohort
     */
    public final CohortModel explainedBy(ModelTerms terms) {
        return new CohortModel(data(), protection().hiding(), definition(), terms);
    }

    /**
     * Compares territories, or the values of another attribute, by how often an event happens in time.
     *
     * @param territory what is compared
     * @param event what is counted
     * @return views of the comparison
     */
    public final TerritoryComparison compared(Attribute territory, CountedEvent event) {
        return new TerritoryComparison(data(), protection(), definition(), territory, event);
    }

    /**
     * Measures the median time from entry to a step by two attributes, with margins.
     *
     * @param rows the attribute of the rows
     * @param columns the attribute of the columns
     * @param target the step, later than that of entry
     * @return medians in months, by Kaplan–Meier
     * @throws InvalidInputException if both attributes are the same
     */
    public final TableResult medians(Attribute rows, Attribute columns, StepType target) {
        return new MedianTable(data(), protection())
                .of(definition(), rows, columns, new CohortSql.Target(target, Optional.empty()));
    }

    /**
     * Puts the regions side by side: what their partitions hold, how far attributes are known, what cannot be compared
     * and why, and how often an event happens.
     *
     * @param event what is counted
     * @param by an attribute to give rates by, beside the region; at most one
     * @return what each region holds; the others are its details
     * @throws InvalidInputException if the event cannot be counted of this cohort, or there are several attributes
     */
    public final DetailedResult regions(CountedEvent event, Attribute... by) {
        return new RegionComparison(data(), protection()).of(definition().by(), List.of(by), event);
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
    public final ResultTable query(String query, Map<String, String> parameters) {
        return data().raw(definition(), query, parameters);
    }
}
