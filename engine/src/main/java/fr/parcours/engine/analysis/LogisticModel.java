package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.session.Row;
import fr.parcours.engine.stats.regression.GroupedResponse;
import fr.parcours.engine.stats.regression.MarginalEffect;
import fr.parcours.engine.stats.regression.SurvivalCounts;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who has an event by a horizon, or drops out: a logistic model over the journeys followed up to the horizon. Odds
 * ratios, differences of shares as they are, and average marginal effects.
 */
final class LogisticModel {

    private static final Texts TEXTS = Texts.of(LogisticModel.class);

    private final AnalysisData data;
    private final ProtectionRule rule;

    LogisticModel(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /** Explains the drop-out presumed after a horizon. */
    ModelResult of(CohortDefinition cohort, Presumption presumption, ModelTerms terms) {
        return fit(
                cohort,
                terms,
                new Question(
                        "dropout_model",
                        Optional.empty(),
                        "model/presumed",
                        Map.of("horizon_days", presumption.horizon().days()),
                        Map.of("person_cluster", terms.persons()),
                        language -> TEXTS.in(language, "dropout_model.title", cohort.name()),
                        TEXTS.in(
                                Locale.FRENCH,
                                "dropoutmodel.method",
                                presumption.horizon().count())));
    }

    /** Explains an event by a horizon. */
    ModelResult of(CohortDefinition cohort, ModelledEvent event, Months horizon, ModelTerms terms) {
        if (cohort.observedFrom().isPresent()) {
            throw new InvalidInputException(TEXTS.format("logistic.late"));
        }
        if (event.isOutcome()) {
            Outcomes.requireUndecidedBefore(cohort);
        }
        return fit(
                cohort,
                terms,
                new Question(
                        "logistic_model",
                        event.step(),
                        "model/reached",
                        Map.of("horizon_days", horizon.days(), "cause", event.cause()),
                        Map.of("exposed", event.relation(), "person_cluster", terms.persons()),
                        language -> TEXTS.in(
                                language,
                                "logistic_model.title",
                                event.describe(language),
                                horizon.count(),
                                cohort.name()),
                        TEXTS.in(
                                Locale.FRENCH,
                                "logisticmodel.method",
                                event.describe(Locale.FRENCH),
                                horizon.count())));
    }

    /** What is explained: the query that counts it, with what it reads, and how the reader is told. */
    private record Question(
            String name,
            Optional<CohortSql.Target> target,
            String query,
            Map<String, ?> parameters,
            Map<String, String> chosen,
            Function<Locale, String> title,
            String method) {}

    private ModelResult fit(CohortDefinition cohort, ModelTerms terms, Question question) {
        cohort.requireNoChange("logistic");
        if (!terms.strata().isEmpty()) {
            throw new InvalidInputException(TEXTS.format("logistic.strata"));
        }
        terms.requireNoCensoringGroups();
        ModelPatterns patterns = new ModelPatterns(terms, Optional.empty());
        ClusterParts parts = new ClusterParts();
        Map<String, Integer> clusters = new HashMap<>();
        AnalysisData.Counts<Integer> counts = data.counts(
                cohort, question.target(), question.query(), question.parameters(), question.chosen(), row -> {
                    List<String> codes = List.of(row.text("stratum").orElse("").split(CohortSql.STRATUM_SEPARATOR, -1));
                    int pattern =
                            patterns.row(codes.subList(0, terms.covariates().size()));
                    long followed = row.number("followed");
                    long events = row.number("events");
                    patterns.add(pattern, followed, followed, events);
                    int cluster = cluster(terms, codes, row, clusters);
                    if (cluster != SurvivalCounts.OWN_CLUSTER) {
                        parts.add(pattern, cluster, events, followed, 1);
                    }
                    return pattern;
                });
        patterns.requireVariation(rule);
        ProbabilityFit fitted = ProbabilityFit.of(
                GroupedResponse.binomial(patterns.table(), patterns.events(), patterns.subjects()),
                patterns.terms(),
                terms,
                () -> parts,
                rule);
        ModelTable table = new ModelTable(
                patterns, fitted.fit().coefficients(), Optional.of(marginalEffects(fitted, patterns)), rule);
        return new ModelResult(
                table.of(question.name(), cohort, ModelTable.Ratio.ODDS, question.title()),
                data.provenance(
                        cohort,
                        counts,
                        question.method() + TEXTS.in(Locale.FRENCH, "logistic.effects") + terms.describe(Locale.FRENCH),
                        rule,
                        fitted.warnings(table)),
                fitted.quality(patterns),
                table.terms(fitted.tests()),
                List.of());
    }

    private static int cluster(ModelTerms terms, List<String> codes, Row row, Map<String, Integer> clusters) {
        int person = (int) row.number("cluster");
        return terms.cluster()
                .map(attribute -> clusters.computeIfAbsent(
                        codes.get(terms.attributes().indexOf(attribute)), unseen -> clusters.size()))
                .orElse(person > 0 ? person : SurvivalCounts.OWN_CLUSTER);
    }

    /** Average marginal effects by covariate and value. */
    private static Map<String, MarginalEffect> marginalEffects(ProbabilityFit fitted, ModelPatterns patterns) {
        Map<String, MarginalEffect> marginal = new HashMap<>();
        patterns.covariates()
                .forEach(attribute -> fitted.fit()
                        .marginalEffects(attribute.name())
                        .forEach(effect -> marginal.put(effect.covariate() + effect.level(), effect)));
        return marginal;
    }
}
