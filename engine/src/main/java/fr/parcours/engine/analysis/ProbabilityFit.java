package fr.parcours.engine.analysis;

import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.stats.regression.GeneralizedLinearFit;
import fr.parcours.engine.stats.regression.GeneralizedLinearModel;
import fr.parcours.engine.stats.regression.GroupedResponse;
import fr.parcours.engine.stats.regression.HypothesisTest;
import fr.parcours.engine.stats.regression.Link;
import fr.parcours.engine.stats.regression.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * A logistic model fitted to probabilities, of journeys or of their periods, with the errors and the tests that suit
 * the clusters asked for: those of the likelihood, or robust ones and Wald's tests.
 *
 * @param fit the fit, with the errors to show
 * @param tests one per term that can be left out alone
 * @param warnings what a reader must know of the clusters, in French
 */
record ProbabilityFit(GeneralizedLinearFit fit, List<HypothesisTest> tests, List<String> warnings) {

    /**
     * Fits the model.
     *
     * @param response events and trials
     * @param terms what explains them
     * @param asked what was asked for, clusters included
     * @param parts the trials that share a cluster; asked for if there are clusters only
     * @param rule protection of the result: a model that tells its data is refused
     */
    static ProbabilityFit of(
            GroupedResponse response,
            Terms terms,
            ModelTerms asked,
            Supplier<ClusterParts> parts,
            ProtectionRule rule) {
        GeneralizedLinearModel model = GeneralizedLinearModel.binomial(Link.LOGIT);
        GeneralizedLinearFit fit = model.fit(response, terms);
        ModelTable.requireFreedom(rule, fit.residualDegreesOfFreedom());
        if (!asked.isClustered()) {
            return new ProbabilityFit(fit, model.dropTerms(response, terms), List.of());
        }
        ClusterParts clusters = parts.get();
        GeneralizedLinearFit robust = fit.clustered(clusters.shared());
        List<String> warnings = new ArrayList<>();
        ModelTests.warnOfFewClusters(asked, clusters.clusters(), warnings);
        return new ProbabilityFit(robust, ModelTests.wald(terms, robust.coefficients(), robust.covariance()), warnings);
    }

    /** All warnings, those of the fit first. */
    List<String> warnings(ModelTable table) {
        List<String> all = new ArrayList<>(table.warnings(fit.warnings()));
        all.addAll(warnings);
        return all;
    }

    /** What the model was fitted to, and how well. */
    ModelResult.Fit quality(ModelPatterns patterns) {
        double logLikelihood = fit.bernoulliLogLikelihood();
        return new ModelResult.Fit(
                patterns.allSubjects(),
                patterns.allEvents(),
                logLikelihood,
                OptionalDouble.of(-2 * logLikelihood + 2.0 * fit.coefficients().size()),
                OptionalDouble.of(fit.auc()));
    }
}
