package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.stats.regression.Coefficient;
import fr.parcours.engine.stats.regression.GeneralizedLinearFit;
import fr.parcours.engine.stats.regression.GeneralizedLinearModel;
import fr.parcours.engine.stats.regression.GroupedResponse;
import fr.parcours.engine.stats.regression.HypothesisTest;
import fr.parcours.engine.stats.regression.Link;
import fr.parcours.engine.stats.regression.MarginalEffect;
import fr.parcours.engine.stats.regression.SurvivalCounts;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Who drops out: a logistic model of the drop-out presumed after a horizon, over the journeys followed up to it. Odds
 * ratios and average marginal effects.
 */
final class DropOutModel {

    private static final Texts TEXTS = Texts.of(DropOutModel.class);

    private final AnalysisData data;
    private final ProtectionRule rule;

    DropOutModel(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    ModelResult of(CohortDefinition cohort, Presumption presumption, ModelTerms terms) {
        cohort.requireNoChange("dropout");
        if (!terms.strata().isEmpty()) {
            throw new InvalidInputException(TEXTS.format("dropoutmodel.strata"));
        }
        ModelPatterns patterns = new ModelPatterns(terms, Optional.empty());
        ClusterParts parts = new ClusterParts();
        Map<String, Integer> clusters = new HashMap<>();
        int covariates = terms.covariates().size();
        AnalysisData.Counts<Integer> counts = data.counts(
                cohort.by(terms.attributes()),
                Optional.empty(),
                "model/presumed",
                Map.of("horizon_days", presumption.horizon().days()),
                Map.of("person_cluster", terms.persons()),
                row -> {
                    List<String> codes = List.of(row.text("stratum").orElse("").split(CohortSql.STRATUM_SEPARATOR, -1));
                    int pattern = patterns.row(codes.subList(0, covariates));
                    long followed = row.number("followed");
                    long presumed = row.number("presumed");
                    patterns.add(pattern, followed, followed, presumed);
                    int person = (int) row.number("cluster");
                    int cluster = terms.cluster()
                            .map(attribute -> clusters.computeIfAbsent(
                                    codes.get(terms.attributes().indexOf(attribute)), unseen -> clusters.size()))
                            .orElse(person > 0 ? person : SurvivalCounts.OWN_CLUSTER);
                    if (cluster != SurvivalCounts.OWN_CLUSTER) {
                        parts.add(pattern, cluster, presumed, followed, 1);
                    }
                    return pattern;
                });
        patterns.requireVariation(rule);
        GroupedResponse response = GroupedResponse.binomial(patterns.table(), patterns.events(), patterns.subjects());
        GeneralizedLinearModel model = GeneralizedLinearModel.binomial(Link.LOGIT);
        GeneralizedLinearFit fit = model.fit(response, patterns.terms());
        ModelTable.requireFreedom(rule, fit.residualDegreesOfFreedom());
        List<Coefficient> coefficients = fit.coefficients();
        List<String> warnings = new ArrayList<>();
        List<HypothesisTest> tests;
        if (terms.isClustered()) {
            GeneralizedLinearFit.Clustered clustered = fit.clustered(parts.shared());
            coefficients = clustered.coefficients();
            tests = ModelTests.wald(patterns.terms(), coefficients, clustered.covariance());
            ModelTests.warnOfFewClusters(terms, parts.clusters(), warnings);
        } else {
            tests = model.dropTerms(response, patterns.terms());
        }
        ModelTable table = new ModelTable(patterns, coefficients, marginalEffects(fit, patterns), rule);
        warnings.addAll(0, table.warnings(fit.warnings()));
        return new ModelResult(
                table.of(
                        "dropout_model",
                        cohort,
                        ModelTable.Ratio.ODDS,
                        language -> TEXTS.in(language, "dropout_model.title", cohort.name())),
                data.provenance(
                        cohort,
                        counts,
                        TEXTS.in(
                                        Locale.FRENCH,
                                        "dropoutmodel.method",
                                        presumption.horizon().count())
                                + terms.describe(Locale.FRENCH),
                        rule,
                        warnings),
                new ModelResult.Fit(
                        patterns.allSubjects(),
                        patterns.allEvents(),
                        fit.bernoulliLogLikelihood(),
                        OptionalDouble.of(-2 * fit.bernoulliLogLikelihood() + 2.0 * coefficients.size()),
                        OptionalDouble.of(fit.auc())),
                table.terms(tests),
                List.of());
    }

    /** Average marginal effects by covariate and value. Their errors are those of the model, not clustered. */
    private static Optional<Map<String, MarginalEffect>> marginalEffects(
            GeneralizedLinearFit fit, ModelPatterns patterns) {
        if (patterns.modelTerms().isClustered()) {
            return Optional.empty();
        }
        Map<String, MarginalEffect> marginal = new HashMap<>();
        patterns.covariates()
                .forEach(attribute -> fit.marginalEffects(attribute.name())
                        .forEach(effect -> marginal.put(effect.covariate() + effect.level(), effect)));
        return Optional.of(marginal);
    }
}
