package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.stats.regression.GeneralizedLinearFit;
import fr.parcours.engine.stats.regression.GeneralizedLinearModel;
import fr.parcours.engine.stats.regression.GroupedResponse;
import fr.parcours.engine.stats.regression.Link;
import fr.parcours.engine.stats.regression.MarginalEffect;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who drops out: a logistic model of the drop-out presumed after a horizon, with the strata of the cohort as
 * covariates, over the journeys followed up to the horizon. Odds ratios and average marginal effects.
 */
public final class DropOutModel {

    private static final Texts TEXTS = Texts.of(DropOutModel.class);

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public DropOutModel(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Fits the model.
     *
     * @param cohort its definition, split by the covariates
     * @param presumption when a drop-out is presumed
     * @return odds ratios and marginal effects by covariate and value
     * @throws InvalidInputException if the cohort is not split, or is too small for the model
     */
    public ModelResult of(CohortDefinition cohort, Presumption presumption) {
        cohort.requireNoChange("dropout");
        ModelPatterns patterns = new ModelPatterns(cohort);
        AnalysisData.Counts<Integer> counts = data.counts(
                cohort,
                Optional.empty(),
                "dropout/definitions",
                Map.of("horizon_days", presumption.horizon().days()),
                row -> patterns.add(row.text("stratum").orElse(""), row.number("followed"), row.number("presumed")));
        patterns.requireVariation();
        GroupedResponse response = GroupedResponse.binomial(patterns.table(), patterns.events(), patterns.subjects());
        GeneralizedLinearModel model = GeneralizedLinearModel.binomial(Link.LOGIT);
        GeneralizedLinearFit fit = model.fit(response, patterns.terms());
        ModelTable.requireFreedom(rule, fit.residualDegreesOfFreedom());
        Map<String, MarginalEffect> marginal = new HashMap<>();
        patterns.attributes()
                .forEach(attribute -> fit.marginalEffects(attribute.name())
                        .forEach(effect -> marginal.put(effect.covariate() + effect.level(), effect)));
        ModelTable table = new ModelTable(patterns, fit.coefficients(), Optional.of(marginal), rule);
        return new ModelResult(
                table.of("dropout_model", cohort, ModelTable.Ratio.ODDS),
                data.provenance(
                        cohort,
                        counts,
                        TEXTS.in(
                                Locale.FRENCH,
                                "dropoutmodel.method",
                                presumption.horizon().count()),
                        rule,
                        table.warnings(fit.warnings())),
                table.terms(model.dropTerms(response, patterns.terms())));
    }
}
