package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.EventCounts.Counted;
import fr.parcours.engine.analysis.ShownEvents.Share;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.area.BetweenAreas;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much of the variation of an event lies between areas: of all journeys, and of those with the same value of an
 * attribute, where areas of another composition no longer differ by it.
 *
 * <p>Fitted to the areas that are shown. No figure is given of fewer than five areas, or of fewer than twenty journeys
 * with the event or without it.
 */
final class AreaVariation {

    private static final Texts TEXTS = Texts.of(AreaVariation.class);
    private static final int LEAST_AREAS = 5;
    private static final int MANY_AREAS = 20;
    private static final long LEAST_EVENTS = 20;
    private static final double LEVEL = 0.95;
    private static final int FIGURES = 12;

    private final AnalysisData data;
    private final ProtectionRule rule;

    AreaVariation(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    DetailedResult of(CohortDefinition cohort, Attribute territory, Optional<Attribute> within, CountedEvent event) {
        if (within.filter(territory::equals).isPresent()) {
            throw new InvalidInputException(TEXTS.format("crosstab.same", territory.name()));
        }
        List<Attribute> by = new ArrayList<>(List.of(territory));
        within.ifPresent(by::add);
        EventCounts counts = EventCounts.of(data, cohort, by, event);
        ShownEvents shown = ShownEvents.of(data, cohort, rule, counts, event);
        List<String> zones = counts.codes(0).stream()
                .filter(code -> !code.equals(Attribute.MISSING))
                .toList();
        List<String> warnings = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (String value : within.isPresent() ? Groups.withTotal(counts.codes(1)) : List.of(Dimension.TOTAL)) {
            List<Share> areas = zones.stream()
                    .map(zone -> shown.share(within.isPresent() ? List.of(zone, value) : List.of(zone)))
                    .flatMap(Optional::stream)
                    .filter(share -> share.followed() > 0)
                    .toList();
            if (value.equals(Dimension.TOTAL)) {
                warnings.addAll(warnings(areas.size(), zones.size()));
            }
            List<Cell> row = new ArrayList<>(within.map(attribute -> Groups.cells(List.of(attribute), List.of(value)))
                    .orElse(List.of()));
            row.addAll(figures(areas));
            rows.add(row);
        }
        return new DetailedResult(
                new ResultTable(
                        "variation",
                        EventRates.title("variation.title", cohort, List.of(territory), event, Locale.FRENCH),
                        EventRates.title("variation.title", cohort, List.of(territory), event, Locale.ENGLISH),
                        columns(within),
                        rows),
                data.provenance(
                        cohort.by(by),
                        counts.source(),
                        TEXTS.in(Locale.FRENCH, "variation.method", event.describe(Locale.FRENCH)),
                        rule,
                        warnings),
                List.of());
    }

    /**
     * Compares areas as they are and at equal composition: areas then differ by what the rates of the cohort, applied
     * to their composition, do not explain. Composition is of cells that may be small: figures are rounded.
     */
    DetailedResult adjusted(
            CohortDefinition cohort, Attribute territory, List<Attribute> adjustment, CountedEvent event) {
        if (adjustment.contains(territory)) {
            throw new InvalidInputException(TEXTS.format("crosstab.same", territory.name()));
        }
        List<Attribute> by =
                Stream.concat(Stream.of(territory), adjustment.stream()).toList();
        EventCounts counts = EventCounts.of(data, cohort, by, event);
        Areas areas = Areas.of(data, rule, cohort, counts.by(0, 1), event);
        List<Areas.Area> compared = areas.compared();
        List<List<Cell>> rows = List.of(
                row("crude", figures(compared.stream().map(Areas.Area::share).toList())),
                row("adjusted", adjusted(compared, counts, Composition.of(counts.by(1, by.size())))));
        List<ResultColumn> columns = new ArrayList<>(List.of(
                new ResultColumn("composition", "Clé", "Key", Kind.TEXT),
                new ResultColumn("composition_label", "Territoires comparés", "Areas compared", Kind.TEXT)));
        columns.addAll(columns(Optional.empty()));
        int zones = (int) areas.codes().stream()
                .filter(code -> !code.equals(Attribute.MISSING))
                .count();
        return new DetailedResult(
                new ResultTable(
                        "variation",
                        EventRates.title("variation.title", cohort, List.of(territory), event, Locale.FRENCH),
                        EventRates.title("variation.title", cohort, List.of(territory), event, Locale.ENGLISH),
                        columns,
                        rows),
                data.provenance(
                        cohort.by(by),
                        counts.source(),
                        TEXTS.in(Locale.FRENCH, "variation.method", event.describe(Locale.FRENCH))
                                + TEXTS.in(
                                        Locale.FRENCH,
                                        "variation.adjusted.method",
                                        adjustment.stream()
                                                .map(Attribute::labelFr)
                                                .collect(Collectors.joining(", "))),
                        rule,
                        warnings(compared.size(), zones)),
                List.of());
    }

    private static List<Cell> row(String composition, List<Cell> figures) {
        List<Cell> cells =
                new ArrayList<>(List.of(Cell.text(composition), Cell.text(TEXTS.format("variation." + composition))));
        cells.addAll(figures);
        return cells;
    }

    private List<Cell> adjusted(List<Areas.Area> compared, EventCounts counts, Composition standard) {
        List<Share> shares = compared.stream().map(Areas.Area::share).toList();
        List<Double> rates = standard.rates();
        List<Cell> cells = new ArrayList<>(sizes(shares));
        if (isTooFew(shares) || rates.stream().anyMatch(rate -> rate == 0 || rate == 1)) {
            cells.addAll(Collections.nCopies(FIGURES - 3, Cell.MISSING));
            return cells;
        }
        List<List<Counted>> strata =
                compared.stream().map(area -> standard.of(counts, area.code())).toList();
        BetweenAreas between = BetweenAreas.adjusted(
                strata.stream()
                        .map(area -> area.stream().map(Counted::events).toList())
                        .toList(),
                strata.stream()
                        .map(area -> area.stream().map(Counted::followed).toList())
                        .toList(),
                rates,
                LEVEL);
        cells.addAll(cells(between, new Rounded(rule)));
        return cells;
    }

    private static List<String> warnings(int areas, int zones) {
        List<String> warnings = new ArrayList<>();
        if (areas < zones) {
            warnings.add(TEXTS.in(Locale.FRENCH, "areas.withheld", zones - areas));
        }
        if (areas < MANY_AREAS) {
            warnings.add(TEXTS.in(Locale.FRENCH, "areas.law", areas));
        }
        return warnings;
    }

    private static List<Cell> figures(List<Share> areas) {
        List<Cell> cells = new ArrayList<>(sizes(areas));
        if (isTooFew(areas)) {
            cells.addAll(Collections.nCopies(FIGURES - 3, Cell.MISSING));
            return cells;
        }
        BetweenAreas between = BetweenAreas.of(
                areas.stream().map(Share::events).toList(),
                areas.stream().map(Share::followed).toList(),
                LEVEL);
        cells.addAll(cells(between, new Rounded(ProtectionRule.none())));
        return cells;
    }

    private static List<Cell> sizes(List<Share> areas) {
        return List.of(
                Cell.count(areas.size()),
                Cell.count(areas.stream().mapToLong(Share::followed).sum()),
                Cell.count(areas.stream().mapToLong(Share::events).sum()));
    }

    private static boolean isTooFew(List<Share> areas) {
        long events = areas.stream().mapToLong(Share::events).sum();
        long others = areas.stream().mapToLong(Share::others).sum();
        return areas.size() < LEAST_AREAS || Math.min(events, others) < LEAST_EVENTS;
    }

    private static List<Cell> cells(BetweenAreas between, Rounded rounded) {
        return List.of(
                rounded.ratio(between.deviation()),
                rounded.rate(between.icc()),
                rounded.rate(BetweenAreas.icc(between.lower())),
                rounded.rate(BetweenAreas.icc(between.upper())),
                rounded.ratio(between.medianOddsRatio()),
                rounded.ratio(BetweenAreas.medianOddsRatio(between.lower())),
                rounded.ratio(BetweenAreas.medianOddsRatio(between.upper())),
                rounded.ratio(between.test().statistic()),
                rounded.probability(between.test().p()));
    }

    private static List<ResultColumn> columns(Optional<Attribute> within) {
        List<ResultColumn> columns = new ArrayList<>(
                within.map(attribute -> Stratum.columns(List.of(attribute))).orElse(List.of()));
        columns.add(new ResultColumn("areas", "Territoires", "Areas", Kind.COUNT));
        columns.add(new ResultColumn("followed", "Suivis", "Followed", Kind.COUNT));
        columns.add(new ResultColumn("events", "Événements", "Events", Kind.COUNT));
        columns.add(new ResultColumn("deviation", "Écart type (logit)", "Standard deviation (logit)", Kind.RATIO));
        columns.add(new ResultColumn("icc", "Part de variance (ICC)", "Share of variance (ICC)", Kind.RATE));
        columns.add(new ResultColumn("icc_lower", "Borne basse 95 %", "Lower 95%", Kind.RATE));
        columns.add(new ResultColumn("icc_upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
        columns.add(new ResultColumn("median_odds_ratio", "Rapport de cotes médian", "Median odds ratio", Kind.RATIO));
        columns.add(new ResultColumn("mor_lower", "Borne basse 95 %", "Lower 95%", Kind.RATIO));
        columns.add(new ResultColumn("mor_upper", "Borne haute 95 %", "Upper 95%", Kind.RATIO));
        columns.add(new ResultColumn("statistic", "χ²", "χ²", Kind.RATIO));
        columns.add(new ResultColumn("p", "p", "p", Kind.PROBABILITY));
        return columns;
    }
}
