package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.stats.ProportionInterval;
import fr.parcours.layout.InvalidInputException;
import java.util.List;
import java.util.Optional;

/**
 * A cohort compared between territories, or the values of any attribute, by how often an event happens in time: each
 * method is one view of it. Immutable.
 */
public final class TerritoryComparison {

    private final AnalysisData data;
    private final ProtectionRule rule;
    private final CohortDefinition cohort;
    private final Attribute territory;
    private final CountedEvent event;
    private final List<Attribute> adjustment;

    /**
     * Prepares comparisons.
     *
     * @param data where the counts come from
     * @param rule protection of the results
     * @param cohort the journeys; strata are left aside
     * @param territory what is compared
     * @param event what is counted
     */
    public TerritoryComparison(
            AnalysisData data, ProtectionRule rule, CohortDefinition cohort, Attribute territory, CountedEvent event) {
        this(data, rule, cohort.by(), territory, event, List.of());
    }

    private TerritoryComparison(
            AnalysisData data,
            ProtectionRule rule,
            CohortDefinition cohort,
            Attribute territory,
            CountedEvent event,
            List<Attribute> adjustment) {
        this.data = data;
        this.rule = rule;
        this.cohort = cohort;
        this.territory = territory;
        this.event = event;
        this.adjustment = List.copyOf(adjustment);
    }

    /**
     * Compares also at the same value of other attributes: to {@link #rates} it adds the test of Cochran, Mantel and
     * Haenszel and common odds ratios of each territory against the rest, to {@link #variation} the variation between
     * territories that their composition does not explain.
     *
     * @param attributes the attributes, instead of those given before
     * @return the comparison
     */
    public TerritoryComparison adjustedFor(Attribute... attributes) {
        return new TerritoryComparison(data, rule, cohort, territory, event, List.of(attributes));
    }

    /**
     * Measures rates by territory, with Wilson intervals.
     *
     * @return counts and rates with a total; tests are its details
     * @throws InvalidInputException if the event cannot be counted of this cohort, or an attribute is repeated
     */
    public DetailedResult rates() {
        return rates(ProportionInterval.WILSON);
    }

    /**
     * Measures rates by territory.
     *
     * @param interval how confidence intervals are made
     * @return counts and rates with a total; tests are its details
     * @throws InvalidInputException if the event cannot be counted of this cohort, or an attribute is repeated
     */
    public DetailedResult rates(ProportionInterval interval) {
        return new EventRates(data, rule, interval).of(cohort, List.of(territory), event, adjustment);
    }

    /**
     * Measures rates by territory and another attribute, with Wilson intervals.
     *
     * @param columns the other attribute
     * @return counts and rates with all margins; a table of rates and tests are its details, with the test of a trend
     *     if the other attribute is ordered
     * @throws InvalidInputException if the event cannot be counted of this cohort, or an attribute is repeated
     */
    public DetailedResult ratesBy(Attribute columns) {
        return ratesBy(columns, ProportionInterval.WILSON);
    }

    /**
     * Measures rates by territory and another attribute.
     *
     * @param columns the other attribute
     * @param interval how confidence intervals are made
     * @return counts and rates with all margins; a table of rates and tests are its details, with the test of a trend
     *     if the other attribute is ordered
     * @throws InvalidInputException if the event cannot be counted of this cohort, or an attribute is repeated
     */
    public DetailedResult ratesBy(Attribute columns, ProportionInterval interval) {
        return new EventRates(data, rule, interval).of(cohort, List.of(territory, columns), event, adjustment);
    }

    /**
     * Standardises rates: directly, to the composition of the cohort, and indirectly, by its rates.
     *
     * @param attributes what the composition is of, at least one
     * @return crude and standardised rates by territory; the standard is its detail
     * @throws InvalidInputException if the event cannot be counted of this cohort, or no attribute is given
     */
    public DetailedResult standardized(Attribute... attributes) {
        return new Standardization(data, rule).of(cohort, territory, List.of(attributes), event);
    }

    /**
     * Counts journeys and events per 1,000 people of a population, over the whole time of entry.
     *
     * @param population people by territory, more than 0
     * @return rates by territory, with exact limits
     * @throws InvalidInputException if the event cannot be counted of this cohort, or the population is of other
     *     territories
     */
    public DetailedResult perThousand(AreaVariable population) {
        return new PopulationRates(data, rule).of(cohort, territory, event, population);
    }

    /**
     * Asks which territories are farther from the mean than chance explains at their size.
     *
     * @param adjustsForDispersion whether limits widen when territories vary more than chance explains
     * @return the funnel plot
     * @throws InvalidInputException if the event cannot be counted of this cohort, or too few territories are shown
     */
    public FunnelPlotResult funnel(boolean adjustsForDispersion) {
        return new FunnelPlot(data, rule).of(cohort, territory, event, adjustsForDispersion);
    }

    /**
     * Draws the rates of small territories towards the mean, by empirical Bayes.
     *
     * @return crude and shrunk rates by territory; the law between territories is its detail
     * @throws InvalidInputException if the event cannot be counted of this cohort, or too few territories are shown
     */
    public DetailedResult shrunk() {
        return new Shrinkage(data, rule).of(cohort, territory, event);
    }

    /**
     * Asks whether the rates of territories go together with a variable of these, which says nothing about persons.
     *
     * @param variable the variable
     * @return correlations weighted by journeys; the figures of the territories are its detail
     * @throws InvalidInputException if the event cannot be counted of this cohort, or too few territories are shown or
     *     have a value
     */
    public DetailedResult correlatedWith(AreaVariable variable) {
        return new AreaCorrelation(data, rule).of(cohort, territory, event, variable);
    }

    /**
     * Asks how much of the variation lies between territories, also at equal composition if it is adjusted.
     *
     * @return share of variance and median odds ratio
     * @throws InvalidInputException if the event cannot be counted of this cohort
     */
    public DetailedResult variation() {
        AreaVariation variation = new AreaVariation(data, rule);
        return adjustment.isEmpty()
                ? variation.of(cohort, territory, Optional.empty(), event)
                : variation.adjusted(cohort, territory, adjustment, event);
    }

    /**
     * Asks how much of the variation lies between territories, also among the journeys with the same value of an
     * attribute.
     *
     * @param within the attribute
     * @return share of variance and median odds ratio, by value and altogether
     * @throws InvalidInputException if the event cannot be counted of this cohort, or the attribute is the territory
     */
    public DetailedResult variationWithin(Attribute within) {
        return new AreaVariation(data, rule).of(cohort, territory, Optional.of(within), event);
    }
}
