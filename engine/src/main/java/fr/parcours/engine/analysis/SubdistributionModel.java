package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.stats.regression.FineGray;
import fr.parcours.engine.stats.regression.FineGrayFit;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What makes an outcome more frequent: a Fine–Gray model of its cumulative incidence, in months begun. Unlike the
 * cause-specific hazard, its ratios order the incidences themselves; journeys with another outcome stay in the risk
 * set.
 */
final class SubdistributionModel {

    private static final Texts TEXTS = Texts.of(SubdistributionModel.class);

    private final AnalysisData data;
    private final ProtectionRule rule;

    SubdistributionModel(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    ModelResult of(CohortDefinition cohort, ModelledEvent event, ModelTerms terms) {
        cohort.requireNoChange("fine-gray");
        if (!event.isOutcome() || !terms.strata().isEmpty()) {
            throw new InvalidInputException(TEXTS.format("subdistribution.form"));
        }
        ModelCells cells = new ModelCells(data, rule, cohort, event, terms, Months.DAYS);
        if (cells.isLate()) {
            throw new InvalidInputException(TEXTS.format("subdistribution.late"));
        }
        ModelPatterns patterns = cells.patterns();
        FineGrayFit fit = FineGray.withDefaults().fit(cells.competing(), event.cause(), patterns.terms());
        ModelTable table = new ModelTable(patterns, fit.coefficients(), Optional.empty(), rule);
        List<String> warnings = new ArrayList<>(table.warnings(fit.warnings()));
        ModelTests.warnOfFewClusters(terms, cells.clusters(), warnings);
        return new ModelResult(
                table.of("subdistribution_model", event, cohort, ModelTable.Ratio.SUBDISTRIBUTION),
                data.provenance(
                        cohort,
                        cells.counts(),
                        TEXTS.in(Locale.FRENCH, "subdistribution.method", event.describe(Locale.FRENCH))
                                + terms.describe(Locale.FRENCH),
                        rule,
                        warnings),
                new ModelResult.Fit(
                        patterns.allSubjects(),
                        patterns.allEvents(),
                        fit.logLikelihood(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                table.terms(ModelTests.wald(patterns.terms(), fit.coefficients(), fit.covariance())),
                List.of());
    }
}
