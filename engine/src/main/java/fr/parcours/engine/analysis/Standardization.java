package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.EventCounts.Counted;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final double RARE = 0.01;
    private static final List<String> RAREST = List.of("rarest");

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
        Map<List<String>, List<String>> merged = merged(standard);
        Composition composition = Composition.of(standard, merged);
        List<List<Cell>> rows = new ArrayList<>();
        int undefined = 0;
        for (String code : Groups.withTotal(areas.codes())) {
            Map<List<String>, Counted> strata = counts.counts().values().stream()
                    .filter(counted -> code.equals(Dimension.TOTAL)
                            || counted.codes().get(0).equals(code))
                    .collect(Collectors.toMap(
                            counted -> merged.get(counted.codes().subList(1, all.size())),
                            counted -> counted,
                            Counted::plus));
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
                List.of(standardTable(cohort, standard, merged, event)));
    }

    /**
     * The cohort by strata: the standard.
     *
     * @param strata codes of the strata that have journeys followed
     * @param followed journeys followed, by stratum
     * @param rates rates of the event, by stratum
     * @param crude rate of the event in all
     */
    private record Composition(List<List<String>> strata, List<Double> followed, List<Double> rates, double crude) {

        static Composition of(EventCounts standard, Map<List<String>, List<String>> merged) {
            Map<List<String>, Counted> strata = new LinkedHashMap<>();
            standard.counts().forEach((codes, counted) -> {
                if (counted.followed() > 0) {
                    strata.merge(merged.get(codes), counted, Counted::plus);
                }
            });
            Counted whole = standard.whole();
            return new Composition(
                    List.copyOf(strata.keySet()),
                    strata.values().stream()
                            .map(counted -> (double) counted.followed())
                            .toList(),
                    strata.values().stream()
                            .map(counted -> (double) counted.events() / counted.followed())
                            .toList(),
                    (double) whole.events() / whole.followed());
        }
    }

    /**
     * The stratum that stands for each. Nobody of an area may be in a very rare stratum, which would leave its direct
     * figure undefined: the rarest are merged until they hold a hundredth of the journeys followed.
     */
    private static Map<List<String>, List<String>> merged(EventCounts standard) {
        List<Counted> rarest = standard.counts().values().stream()
                .sorted(Comparator.comparingLong(Counted::followed))
                .toList();
        double enough = RARE * standard.whole().followed();
        Map<List<String>, List<String>> merged = new HashMap<>();
        long held = 0;
        for (Counted stratum : rarest) {
            merged.put(stratum.codes(), held < enough ? RAREST : stratum.codes());
            held += stratum.followed();
        }
        return merged;
    }

    private List<Cell> figures(ShownEvents.Share share, Composition standard, Map<List<String>, Counted> strata) {
        if (share.followed() == 0) {
            return Collections.nCopies(9, Cell.MISSING);
        }
        Counted none = new Counted(List.of(), 0, 0, 0);
        List<Counted> own = standard.strata().stream()
                .map(stratum -> strata.getOrDefault(stratum, none))
                .toList();
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
        List<ResultColumn> columns = new ArrayList<>(Groups.columns(List.of(territory)));
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
            CohortDefinition cohort, EventCounts standard, Map<List<String>, List<String>> merged, CountedEvent event) {
        ShownEvents shown = ShownEvents.of(data, cohort, rule, standard, event);
        List<ResultColumn> columns = new ArrayList<>(Groups.columns(standard.attributes()));
        columns.addAll(EventRates.countColumns());
        columns.add(new ResultColumn("weight", "Poids", "Weight", Kind.RATE));
        columns.add(new ResultColumn("rate", "Taux", "Rate", Kind.RATE));
        columns.add(new ResultColumn("merged", "Strate", "Stratum", Kind.TEXT));
        long rare = merged.values().stream().filter(RAREST::equals).count();
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
                    rare > 1 && merged.get(stratum).equals(RAREST)
                            ? "standardized_population.merged"
                            : "standardized_population.own")));
            rows.add(row);
        }
        return RateTests.table("standardized_population", columns, rows);
    }
}
