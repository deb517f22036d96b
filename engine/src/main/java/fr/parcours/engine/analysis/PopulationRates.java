package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.Rate;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Journeys and events by area per 1,000 people of a population that the dataset does not hold. A rate is shown where
 * its count is: the population is public.
 */
final class PopulationRates {

    private static final Texts TEXTS = Texts.of(PopulationRates.class);
    private static final double PER = 1000;
    private static final double LEVEL = 0.95;

    private final AnalysisData data;
    private final ProtectionRule rule;

    PopulationRates(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    DetailedResult of(CohortDefinition cohort, Attribute territory, CountedEvent event, AreaVariable population) {
        Areas areas = Areas.of(data, rule, cohort, territory, event);
        List<List<Cell>> rows = new ArrayList<>();
        int without = 0;
        for (String code : areas.codes()) {
            if (code.equals(Attribute.MISSING)) {
                continue;
            }
            OptionalDouble people = population.of(code);
            people.ifPresent(value -> {
                if (!(value > 0)) {
                    throw new InvalidInputException(TEXTS.format("population.none", population.labelFr(), value, code));
                }
            });
            without += people.isPresent() ? 0 : 1;
            List<Cell> row = new ArrayList<>(areas.name(code));
            row.add(people.isPresent() ? Cell.measure(people.getAsDouble()) : Cell.MISSING);
            row.addAll(rate(areas.shown().entered(List.of(code)), people));
            row.addAll(rate(areas.shown().events(List.of(code)), people));
            rows.add(row);
        }
        if (without == rows.size()) {
            throw new InvalidInputException(
                    TEXTS.format("variable.zones", population.labelFr(), Groups.label(territory, Texts.language())));
        }
        List<String> warnings = new ArrayList<>(areas.warnings());
        if (without > 0) {
            warnings.add(TEXTS.in(Locale.FRENCH, "variable.without", without, population.labelFr()));
        }
        return new DetailedResult(
                new ResultTable(
                        "population_rates",
                        title(cohort, territory, population, Locale.FRENCH),
                        title(cohort, territory, population, Locale.ENGLISH),
                        columns(territory, population),
                        rows),
                data.provenance(
                        cohort.by(territory),
                        areas.counts().source(),
                        TEXTS.in(
                                Locale.FRENCH,
                                "population.method",
                                population.labelFr(),
                                population.unit(),
                                population.source(),
                                event.describe(Locale.FRENCH)),
                        rule,
                        warnings),
                List.of());
    }

    private static List<Cell> rate(OptionalLong count, OptionalDouble people) {
        List<Cell> cells = new ArrayList<>(List.of(Cells.count(count)));
        if (count.isEmpty() || people.isEmpty()) {
            cells.addAll(Collections.nCopies(3, count.isEmpty() ? Cell.HIDDEN : Cell.MISSING));
            return cells;
        }
        Rate rate = Rate.exact(count.getAsLong(), people.getAsDouble(), LEVEL).per(PER);
        cells.add(Cell.measure(rate.estimate()));
        cells.add(Cell.measure(rate.lower()));
        cells.add(Cell.measure(rate.upper()));
        return cells;
    }

    private static String title(
            CohortDefinition cohort, Attribute territory, AreaVariable population, Locale language) {
        boolean english = language.equals(Locale.ENGLISH);
        return TEXTS.in(
                language,
                "population.title",
                cohort.name(),
                english ? population.labelEn() : population.labelFr(),
                Groups.label(territory, language));
    }

    private static List<ResultColumn> columns(Attribute territory, AreaVariable population) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(List.of(territory)));
        columns.add(new ResultColumn("population", population.labelFr(), population.labelEn(), Kind.DECIMAL));
        columns.add(new ResultColumn("journeys", "Entrés", "Entered", Kind.COUNT));
        columns.addAll(perThousand("journeys"));
        columns.add(new ResultColumn("events", "Événements", "Events", Kind.COUNT));
        columns.addAll(perThousand("events"));
        return columns;
    }

    private static List<ResultColumn> perThousand(String name) {
        return List.of(
                new ResultColumn(name + "_rate", "Pour 1 000", "Per 1,000", Kind.RATIO),
                new ResultColumn(name + "_lower", "Borne basse 95 %", "Lower 95%", Kind.RATIO),
                new ResultColumn(name + "_upper", "Borne haute 95 %", "Upper 95%", Kind.RATIO));
    }
}
