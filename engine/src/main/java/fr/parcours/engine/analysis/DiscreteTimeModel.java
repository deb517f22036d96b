package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    ModelResult of(CohortDefinition cohort, ModelledEvent event, ModelTerms terms, Months period) {
        terms.requireNoCensoringGroups();
        ModelCells cells = new ModelCells(data, rule, cohort, event, terms, period.count() * Months.DAYS);
        PersonPeriods periods = new PersonPeriods(cells, event.cause());
        ProbabilityFit fitted = ProbabilityFit.of(periods.response(), periods.terms(), terms, periods::clusters, rule);
        ModelPatterns patterns = cells.patterns();
        ModelTable table = new ModelTable(patterns, fitted.fit().coefficients(), Optional.empty(), rule);
        return new ModelResult(
                table.of("discrete_time_model", event, cohort, ModelTable.Ratio.ODDS),
                data.provenance(
                        cohort,
                        cells.counts(),
                        TEXTS.in(Locale.FRENCH, "discretetime.method", event.describe(Locale.FRENCH), period.count())
                                + terms.describe(Locale.FRENCH),
                        rule,
                        fitted.warnings(table)),
                fitted.quality(patterns),
                table.terms(fitted.tests().stream()
                        .filter(test -> !test.name().equals(PersonPeriods.BASELINE))
                        .toList()),
                List.of());
    }
}
