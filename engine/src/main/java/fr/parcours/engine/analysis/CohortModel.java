package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Condition;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.layout.InvalidInputException;

/** A cohort with what is to explain its events: each method fits one kind of model. Immutable. */
public final class CohortModel {

    private final AnalysisData data;
    private final ProtectionRule rule;
    private final CohortDefinition cohort;
    private final ModelTerms terms;

    /**
     * Prepares models.
     *
     * @param data where the counts come from
     * @param rule protection of the results
     * @param cohort the journeys; where they change groups, the group is one more covariate
     * @param terms what explains
     */
    public CohortModel(AnalysisData data, ProtectionRule rule, CohortDefinition cohort, ModelTerms terms) {
        this.data = data;
        this.rule = rule;
        // A number cannot be missing: who has none is left out, as the definition then says.
        this.cohort = cohort.by(terms.attributes())
                .where(terms.covariates().stream()
                        .filter(Attribute::isNumber)
                        .map(Attribute::known)
                        .toArray(Condition[]::new));
        this.terms = terms;
    }

    /**
     * Explains who drops out: a logistic model of the drop-out presumed after a horizon, with average marginal effects.
     *
     * @param presumption when a drop-out is presumed
     * @return odds ratios by covariate and value
     * @throws InvalidInputException if there is no covariate, there are strata or a change of group, or the cohort is
     *     too small for the model
     */
    public ModelResult logistic(Presumption presumption) {
        return new LogisticModel(data, rule).of(cohort, presumption, terms);
    }

    /**
     * Explains who has an event within a time since entry: a logistic model over the journeys that entered early enough
     * to be followed that long, with average marginal effects. Of a cohort that enters by its first jury, an outcome is
     * what that jury decides, within a month.
     *
     * @param event the event
     * @param within time since entry
     * @return odds ratios by covariate and value
     * @throws InvalidInputException if there is no covariate, there are strata or a change of group, journeys are
     *     observed late, or the cohort is too small for the model
     */
    public ModelResult logistic(ModelledEvent event, Months within) {
        return new LogisticModel(data, rule).of(cohort, event, within, terms);
    }

    /**
     * Explains how soon an event comes: a Cox model, ties by Efron, of the cause-specific hazard for an outcome.
     *
     * @param event the event
     * @return hazard ratios by covariate and value
     * @throws InvalidInputException if there is no covariate, or nothing to explain
     */
    public ModelResult cox(ModelledEvent event) {
        return new HazardModel(data, rule).of(cohort, event, terms);
    }

    /**
     * Explains how frequent an outcome becomes: a Fine–Gray model of its cumulative incidence, its censoring estimated
     * within the groups of {@link ModelTerms#censoredWithin}.
     *
     * @param event an outcome
     * @return subdistribution hazard ratios by covariate and value
     * @throws InvalidInputException if the event is a step, there are strata or a change of group, journeys are
     *     observed late, or there is nothing to explain
     */
    public ModelResult fineGray(ModelledEvent event) {
        return new SubdistributionModel(data, rule).of(cohort, event, terms);
    }

    /**
     * Explains whether an event comes in a period to those still at risk: a logistic model of the hazard by period.
     *
     * @param event the event
     * @param period length of a period
     * @return odds ratios of the hazard by covariate and value
     * @throws InvalidInputException if there is no covariate, or nothing to explain
     */
    public ModelResult discreteTime(ModelledEvent event, Months period) {
        return new DiscreteTimeModel(data, rule).of(cohort, event, terms, period);
    }
}
