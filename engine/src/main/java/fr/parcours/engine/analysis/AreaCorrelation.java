package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.Areas.Area;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.area.Correlation;
import fr.parcours.engine.stats.area.EcologicalCorrelation;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether the rates of areas go together with another variable of these areas, areas weighing as many as the journeys
 * followed. It tells about areas, never about persons, and says so.
 */
final class AreaCorrelation {

    private static final Texts TEXTS = Texts.of(AreaCorrelation.class);
    private static final int LEAST_AREAS = 5;
    private static final double LEVEL = 0.95;

    private final AnalysisData data;
    private final ProtectionRule rule;

    AreaCorrelation(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    DetailedResult of(CohortDefinition cohort, Attribute territory, CountedEvent event, AreaVariable variable) {
        Areas areas = Areas.of(data, rule, cohort, territory, event);
        List<Area> shown = areas.compared(LEAST_AREAS);
        List<Area> compared = shown.stream()
                .filter(area -> variable.of(area.code()).isPresent())
                .toList();
        if (compared.size() < LEAST_AREAS) {
            throw new InvalidInputException(
                    TEXTS.format("variable.zones", variable.labelFr(), Groups.label(territory, Texts.language())));
        }
        EcologicalCorrelation correlation = EcologicalCorrelation.of(
                compared.stream()
                        .map(area -> variable.values().get(area.code()))
                        .toList(),
                compared.stream().map(AreaCorrelation::rate).toList(),
                compared.stream().map(area -> (double) area.followed()).toList(),
                LEVEL);
        List<String> warnings = new ArrayList<>(List.of(TEXTS.in(Locale.FRENCH, "correlation.fallacy")));
        warnings.addAll(areas.warnings());
        if (compared.size() < shown.size()) {
            warnings.add(
                    TEXTS.in(Locale.FRENCH, "variable.without", shown.size() - compared.size(), variable.labelFr()));
        }
        return new DetailedResult(
                table(cohort, event, variable, correlation),
                data.provenance(
                        cohort.by(territory),
                        areas.counts().source(),
                        TEXTS.in(
                                Locale.FRENCH,
                                "correlation.method",
                                event.describe(Locale.FRENCH),
                                variable.labelFr(),
                                variable.unit(),
                                variable.source()),
                        rule,
                        warnings),
                List.of(zones(areas, compared, variable)));
    }

    private static double rate(Area area) {
        return (double) area.events() / area.followed();
    }

    private static ResultTable table(
            CohortDefinition cohort, CountedEvent event, AreaVariable variable, EcologicalCorrelation correlation) {
        return new ResultTable(
                "correlation",
                TEXTS.in(
                        Locale.FRENCH,
                        "correlation.title",
                        event.describe(Locale.FRENCH),
                        variable.labelFr(),
                        cohort.name()),
                TEXTS.in(
                        Locale.ENGLISH,
                        "correlation.title",
                        event.describe(Locale.ENGLISH),
                        variable.labelEn(),
                        cohort.name()),
                List.of(
                        new ResultColumn("measure", "Clé", "Key", Kind.TEXT),
                        new ResultColumn("measure_label", "Corrélation", "Correlation", Kind.TEXT),
                        new ResultColumn("areas", "Territoires", "Areas", Kind.COUNT),
                        new ResultColumn("effective", "Nombre efficace", "Effective number", Kind.DECIMAL),
                        new ResultColumn("estimate", "r", "r", Kind.RATIO),
                        new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATIO),
                        new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATIO),
                        new ResultColumn("p", "p", "p", Kind.PROBABILITY)),
                List.of(
                        row("pearson", correlation, correlation.pearson()),
                        row("spearman", correlation, correlation.spearman())));
    }

    private static List<Cell> row(String measure, EcologicalCorrelation all, Correlation one) {
        return List.of(
                Cell.text(measure),
                Cell.text(TEXTS.format("correlation." + measure)),
                Cell.count(all.areas()),
                Cell.measure(all.effectiveAreas()),
                Cell.measure(one.estimate()),
                Cell.measure(one.lower()),
                Cell.measure(one.upper()),
                Cell.measure(one.p()));
    }

    /** The figures of the areas compared, to be drawn. */
    private static ResultTable zones(Areas areas, List<Area> compared, AreaVariable variable) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(List.of(areas.territory())));
        columns.add(new ResultColumn("value", variable.labelFr(), variable.labelEn(), Kind.DECIMAL));
        columns.add(new ResultColumn("followed", "Suivis", "Followed", Kind.COUNT));
        columns.add(new ResultColumn("rate", "Taux", "Rate", Kind.RATE));
        return RateTests.table(
                "correlation_areas",
                columns,
                compared.stream()
                        .map(area -> {
                            List<Cell> row = new ArrayList<>(areas.name(area.code()));
                            row.add(Cell.measure(variable.values().get(area.code())));
                            row.add(Cell.count(area.followed()));
                            row.add(Cell.measure(rate(area)));
                            return row;
                        })
                        .toList());
    }
}
