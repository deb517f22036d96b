package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.EventCounts.Counted;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.ProportionInterval;
import fr.parcours.engine.stats.area.StandardizedProportion;
import fr.parcours.engine.stats.area.StandardizedRatio;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often an event happens by area, beside how often it would with another composition: directly standardised (the
 * area's own rates, the composition of the cohort), and indirectly (the area's own composition, the rates of the
 * cohort).
 *
 * <p><b>Protection.</b> Standardised figures add up cells of areas by attributes, most of them small. They are given
 * for an area whose journeys followed, with the event and without it are all shown, and rounded ({@link Rounded}):
 * expected events to one decimal, rates to a tenth of a per cent, ratios to two decimals. So a reader cannot solve them
 * for the cells.
 */
final class Standardization {

    private static final Texts TEXTS = Texts.of(Standardization.class);
    private static final double LEVEL = 0.95;

    private final AnalysisData data;
    private final ProtectionRule rule;

    Standardization(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Standardises.
     *
     * @param cohort its definition, not split
     * @param territory the attribute of the areas
     * @param attributes what the composition is of, at least one
     * @param event what is counted
     * @return figures by area; the standard is its detail
     */
    DetailedResult of(CohortDefinition cohort, Attribute territory, List<Attribute> attributes, CountedEvent event) {
        if (attributes.isEmpty() || attributes.contains(territory)) {
            throw new InvalidInputException(TEXTS.format("standardized.attributes", territory.name()));
        }
        List<Attribute> all =
                Stream.concat(Stream.of(territory), attributes.stream()).toList();
        EventCounts counts = EventCounts.of(data, cohort, all, event);
        Areas areas = Areas.of(data, rule, cohort, counts.by(0, 1), event);
        EventCounts standard = counts.by(1, all.size());
        Composition composition = Composition.of(standard);
        List<List<Cell>> rows = new ArrayList<>();
        int undefined = 0;
        for (String code : Groups.withTotal(areas.codes())) {
            List<Counted> strata = composition.of(counts, code);
            List<Cell> row = new ArrayList<>(areas.name(code));
            row.addAll(areas.shown().counts(List.of(code)));
            row.addAll(EventRates.rate(areas.share(code), ProportionInterval.WILSON));
            List<Cell> figures = areas.share(code)
                    .map(share -> figures(share, composition, strata))
                    .orElse(Collections.nCopies(9, Cell.HIDDEN));
            undefined += figures.get(0) instanceof Cell.Missing ? 1 : 0;
            row.addAll(figures);
            rows.add(row);
        }
        List<String> warnings = new ArrayList<>();
        if (undefined > 0) {
            warnings.add(TEXTS.in(Locale.FRENCH, "standardized.undefined", undefined));
        }
        return new DetailedResult(
                new ResultTable(
                        "standardized",
                        EventRates.title("standardized.title", cohort, List.of(territory), event, Locale.FRENCH),
                        EventRates.title("standardized.title", cohort, List.of(territory), event, Locale.ENGLISH),
                        columns(territory),
                        rows),
                data.provenance(
                        cohort.by(all),
                        counts.source(),
                        TEXTS.in(
                                Locale.FRENCH,
                                "standardized.method",
                                event.describe(Locale.FRENCH),
                                attributes.stream().map(Attribute::labelFr).collect(Collectors.joining(", "))),
                        rule,
                        warnings),
                List.of(standardTable(cohort, standard, composition, event)));
    }

    private List<Cell> figures(ShownEvents.Share share, Composition standard, List<Counted> own) {
        if (share.followed() == 0) {
            return Collections.nCopies(9, Cell.MISSING);
        }
        List<Long> events = own.stream().map(Counted::events).toList();
        List<Long> followed = own.stream().map(Counted::followed).toList();
        StandardizedProportion direct = StandardizedProportion.of(events, followed, standard.followed(), LEVEL);
        double expected = StandardizedRatio.expected(
                followed.stream().map(Long::doubleValue).toList(), standard.rates());
        StandardizedRatio ratio = StandardizedRatio.of(share.events(), expected, LEVEL);
        Rounded rounded = new Rounded(rule);
        return List.of(
                rounded.rate(direct.estimate()),
                rounded.rate(direct.lower()),
                rounded.rate(direct.upper()),
                rounded.expected(expected),
                rounded.ratio(ratio.estimate()),
                rounded.ratio(ratio.lower()),
                rounded.ratio(ratio.upper()),
                rounded.probability(ratio.p()),
                rounded.rate(ratio.estimate() * standard.crude()));
    }

    private static List<ResultColumn> columns(Attribute territory) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(List.of(territory)));
        columns.addAll(EventRates.countColumns());
        columns.addAll(EventRates.rateColumns("rate", "Taux brut", "Crude rate"));
        columns.addAll(EventRates.rateColumns("direct", "Standardisé direct", "Directly standardised"));
        columns.add(new ResultColumn("expected", "Attendus", "Expected", Kind.DECIMAL));
        columns.add(new ResultColumn("ratio", "Observés / attendus", "Observed / expected", Kind.RATIO));
        columns.add(new ResultColumn("ratio_lower", "Borne basse 95 %", "Lower 95%", Kind.RATIO));
        columns.add(new ResultColumn("ratio_upper", "Borne haute 95 %", "Upper 95%", Kind.RATIO));
        columns.add(new ResultColumn("p", "p", "p", Kind.PROBABILITY));
        columns.add(new ResultColumn("indirect", "Standardisé indirect", "Indirectly standardised", Kind.RATE));
        return columns;
    }

    /** The composition of the cohort and its rates, as they may be shown. */
    private ResultTable standardTable(
            CohortDefinition cohort, EventCounts standard, Composition composition, CountedEvent event) {
        ShownEvents shown = ShownEvents.of(data, cohort, rule, standard, event);
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(standard.attributes()));
        columns.addAll(EventRates.countColumns());
        columns.add(new ResultColumn("weight", "Poids", "Weight", Kind.RATE));
        columns.add(new ResultColumn("rate", "Taux", "Rate", Kind.RATE));
        columns.add(new ResultColumn("merged", "Strate", "Stratum", Kind.TEXT));
        List<List<Cell>> rows = new ArrayList<>();
        OptionalLong whole =
                shown.followed(ShownEvents.all(standard.attributes().size()));
        List<List<String>> strata = standard.counts().keySet().stream()
                .sorted(CrosstabCounts.byCodes())
                .toList();
        for (List<String> stratum : strata) {
            List<Cell> row = new ArrayList<>(Groups.cells(standard.attributes(), stratum));
            row.addAll(shown.counts(stratum));
            OptionalLong followed = shown.followed(stratum);
            row.add(
                    followed.isPresent() && whole.isPresent()
                            ? Cell.measure((double) followed.getAsLong() / whole.getAsLong())
                            : Cell.HIDDEN);
            row.add(EventRates.rate(shown.share(stratum), ProportionInterval.WILSON)
                    .get(0));
            row.add(Cell.text(TEXTS.format(
                    composition.isMerged(stratum) ? "standardized_population.merged" : "standardized_population.own")));
            rows.add(row);
        }
        return RateTests.table("standardized_population", columns, rows);
    }
}
