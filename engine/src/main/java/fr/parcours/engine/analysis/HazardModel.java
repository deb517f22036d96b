package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.stats.regression.Coefficient;
import fr.parcours.engine.stats.regression.CoxFit;
import fr.parcours.engine.stats.regression.CoxModel;
import fr.parcours.engine.stats.regression.HypothesisTest;
import fr.parcours.engine.stats.regression.SurvivalCounts;
import fr.parcours.engine.stats.regression.TimeTransform;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What makes an event come sooner: a Cox model of the time to it, ties by Efron. Of a competing outcome it explains the
 * cause-specific hazard, the other outcomes being censored.
 *
 * <p>Time is counted in months begun: days would make thirty times as many times for the same answer. Only where
 * journeys change groups it is counted in days, so that an event stands in the group in which it happened.
 */
final class HazardModel {

    private static final Texts TEXTS = Texts.of(HazardModel.class);
    private static final double DAY = 1;

    private final AnalysisData data;
    private final ProtectionRule rule;

    HazardModel(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    ModelResult of(CohortDefinition cohort, ModelledEvent event, ModelTerms terms) {
        terms.requireNoCensoringGroups();
        boolean changes = cohort.change().isPresent();
        ModelCells cells = new ModelCells(data, rule, cohort, event, terms, changes ? DAY : Months.DAYS);
        ModelPatterns patterns = cells.patterns();
        SurvivalCounts survival = cells.survival();
        CoxModel model = CoxModel.withDefaults();
        CoxFit fit = model.fit(survival, patterns.terms());
        List<Coefficient> coefficients = fit.coefficients();
        List<HypothesisTest> tests;
        if (terms.isClustered()) {
            CoxFit.Robust robust = fit.robust();
            coefficients = robust.coefficients();
            tests = ModelTests.wald(patterns.terms(), coefficients, robust.covariance());
        } else {
            tests = model.dropTerms(survival, patterns.terms());
        }
        ModelTable table = new ModelTable(patterns, coefficients, Optional.empty(), rule);
        List<HypothesisTest> proportionality = fit.proportionality(TimeTransform.KAPLAN_MEIER);
        List<String> warnings = new ArrayList<>(table.warnings(fit.warnings()));
        table.warnOfProportionality(proportionality, warnings);
        ModelTests.warnOfFewClusters(terms, cells.clusters(), warnings);
        return new ModelResult(
                table.of("hazard_model", event, cohort, ModelTable.Ratio.HAZARD),
                data.provenance(
                        cohort,
                        cells.counts(),
                        TEXTS.in(
                                        Locale.FRENCH,
                                        changes ? "hazardmodel.method.days" : "hazardmodel.method",
                                        event.describe(Locale.FRENCH))
                                + TEXTS.in(Locale.FRENCH, event.isOutcome() ? "hazardmodel.cause" : "hazardmodel.left")
                                + terms.describe(Locale.FRENCH),
                        rule,
                        warnings),
                new ModelResult.Fit(
                        patterns.allSubjects(),
                        patterns.allEvents(),
                        fit.logLikelihood(),
                        OptionalDouble.of(fit.aic()),
                        OptionalDouble.of(fit.concordance().estimate())),
                table.terms(tests),
                table.terms(proportionality));
    }
}
