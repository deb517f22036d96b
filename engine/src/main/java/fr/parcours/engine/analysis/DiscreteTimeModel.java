package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.stats.regression.Coefficient;
import fr.parcours.engine.stats.regression.GeneralizedLinearFit;
import fr.parcours.engine.stats.regression.GeneralizedLinearModel;
import fr.parcours.engine.stats.regression.GroupedResponse;
import fr.parcours.engine.stats.regression.HypothesisTest;
import fr.parcours.engine.stats.regression.Link;
import fr.parcours.engine.stats.regression.Terms;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What makes an event happen in a period to those still at risk: a logistic model of the hazard by period, each period
 * having a baseline of its own. Of a competing outcome it explains the cause-specific hazard. Where journeys change
 * groups they do from the period after the change.
 */
final class DiscreteTimeModel {

    private static final Texts TEXTS = Texts.of(DiscreteTimeModel.class);

    private final AnalysisData data;
    private final ProtectionRule rule;

    DiscreteTimeModel(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    ModelResult of(CohortDefinition cohort, ModelledEvent event, ModelTerms modelTerms, Months period) {
        ModelCells cells = new ModelCells(data, rule, cohort, event, modelTerms, period.count() * Months.DAYS);
        PersonPeriods periods = new PersonPeriods(cells, event.cause());
        GroupedResponse response = periods.response();
        Terms terms = periods.terms();
        GeneralizedLinearModel model = GeneralizedLinearModel.binomial(Link.LOGIT);
        GeneralizedLinearFit fit = model.fit(response, terms);
        ModelTable.requireFreedom(rule, fit.residualDegreesOfFreedom());
        List<Coefficient> coefficients = fit.coefficients();
        List<String> warnings = new ArrayList<>();
        List<HypothesisTest> tests;
        if (modelTerms.isClustered()) {
            ClusterParts parts = periods.clusters();
            GeneralizedLinearFit.Clustered clustered = fit.clustered(parts.shared());
            coefficients = clustered.coefficients();
            tests = ModelTests.wald(terms, coefficients, clustered.covariance());
            ModelTests.warnOfFewClusters(modelTerms, parts.clusters(), warnings);
        } else {
            tests = model.dropTerms(response, terms);
        }
        ModelPatterns patterns = cells.patterns();
        ModelTable table = new ModelTable(patterns, coefficients, Optional.empty(), rule);
        warnings.addAll(0, table.warnings(fit.warnings()));
        return new ModelResult(
                table.of("discrete_time_model", event, cohort, ModelTable.Ratio.ODDS),
                data.provenance(
                        cohort,
                        cells.counts(),
                        TEXTS.in(Locale.FRENCH, "discretetime.method", event.describe(Locale.FRENCH), period.count())
                                + modelTerms.describe(Locale.FRENCH),
                        rule,
                        warnings),
                new ModelResult.Fit(
                        patterns.allSubjects(),
                        patterns.allEvents(),
                        fit.bernoulliLogLikelihood(),
                        OptionalDouble.of(-2 * fit.bernoulliLogLikelihood() + 2.0 * coefficients.size()),
                        OptionalDouble.of(fit.auc())),
                table.terms(tests.stream()
                        .filter(test -> !test.name().equals(PersonPeriods.BASELINE))
                        .toList()),
                List.of());
    }
}
