package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.Areas.Area;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.ProportionInterval;
import fr.parcours.engine.stats.area.EmpiricalBayes;
import fr.parcours.engine.stats.area.PriorMethod;
import fr.parcours.engine.stats.area.ShrunkEstimate;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What to believe of the rates of small areas: drawn towards the mean as far as their size leaves them to chance.
 *
 * <p>The law between areas is estimated from the areas that are shown, and none is estimated for another.
 */
final class Shrinkage {

    private static final Texts TEXTS = Texts.of(Shrinkage.class);
    private static final int LEAST_AREAS = 5;
    private static final int MANY_AREAS = 20;
    private static final double LEVEL = 0.95;

    private final AnalysisData data;
    private final ProtectionRule rule;

    Shrinkage(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    DetailedResult of(CohortDefinition cohort, Attribute territory, CountedEvent event) {
        Areas areas = Areas.of(data, rule, cohort, territory, event);
        List<Area> compared = areas.compared(LEAST_AREAS);
        EmpiricalBayes bayes = EmpiricalBayes.ofProportions(
                Areas.events(compared), Areas.followed(compared), PriorMethod.MAXIMUM_LIKELIHOOD, LEVEL);
        List<String> warnings = new ArrayList<>(areas.warnings());
        if (!Double.isFinite(bayes.strength())) {
            warnings.add(TEXTS.in(Locale.FRENCH, "shrunk.same"));
        } else if (compared.size() < MANY_AREAS) {
            warnings.add(TEXTS.in(Locale.FRENCH, "areas.law", compared.size()));
        }
        return new DetailedResult(
                table(areas, compared, bayes, cohort, event),
                data.provenance(
                        cohort.by(territory),
                        areas.counts().source(),
                        TEXTS.in(Locale.FRENCH, "shrunk.method", event.describe(Locale.FRENCH)),
                        rule,
                        warnings),
                List.of(law(bayes)));
    }

    private static ResultTable table(
            Areas areas, List<Area> compared, EmpiricalBayes bayes, CohortDefinition cohort, CountedEvent event) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(List.of(areas.territory())));
        columns.addAll(EventRates.countColumns());
        columns.addAll(EventRates.rateColumns("rate", "Taux brut", "Crude rate"));
        columns.addAll(EventRates.rateColumns("shrunk", "Taux lissé", "Shrunk rate"));
        columns.add(new ResultColumn("weight", "Poids du taux brut", "Weight of the crude rate", Kind.RATE));
        List<String> codes = compared.stream().map(Area::code).toList();
        List<List<Cell>> rows = new ArrayList<>();
        for (String code : areas.codes()) {
            if (code.equals(Attribute.MISSING)) {
                continue;
            }
            List<Cell> row = new ArrayList<>(areas.name(code));
            row.addAll(areas.shown().counts(List.of(code)));
            row.addAll(EventRates.rate(areas.share(code), ProportionInterval.WILSON));
            row.addAll(
                    codes.contains(code)
                            ? cells(bayes.areas().get(codes.indexOf(code)))
                            : Collections.nCopies(4, areas.share(code).isPresent() ? Cell.MISSING : Cell.HIDDEN));
            rows.add(row);
        }
        return new ResultTable(
                "shrunk",
                EventRates.title("shrunk.title", cohort, List.of(areas.territory()), event, Locale.FRENCH),
                EventRates.title("shrunk.title", cohort, List.of(areas.territory()), event, Locale.ENGLISH),
                columns,
                rows);
    }

    private static List<Cell> cells(ShrunkEstimate estimate) {
        return List.of(
                Cell.measure(estimate.estimate()),
                Cell.measure(estimate.lower()),
                Cell.measure(estimate.upper()),
                Cell.measure(estimate.weight()));
    }

    private static ResultTable law(EmpiricalBayes bayes) {
        return RateTests.table(
                "shrunk_law",
                List.of(
                        new ResultColumn("areas", "Territoires", "Areas", Kind.COUNT),
                        new ResultColumn("mean", "Moyenne des territoires", "Mean of the areas", Kind.RATE),
                        new ResultColumn(
                                "deviation",
                                "Écart type entre territoires (points)",
                                "Standard deviation between areas (points)",
                                Kind.POINTS),
                        new ResultColumn(
                                "strength", "Parcours qui pèsent autant", "Journeys that weigh as much", Kind.DECIMAL)),
                List.of(List.of(
                        Cell.count(bayes.areas().size()),
                        Cell.measure(bayes.mean()),
                        Cell.measure(Math.sqrt(bayes.variance())),
                        Cell.measure(bayes.strength()))));
    }
}
