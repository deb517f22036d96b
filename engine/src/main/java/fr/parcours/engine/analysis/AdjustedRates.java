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
import fr.parcours.engine.stats.ChiSquareTest;
import fr.parcours.engine.stats.table.ContingencyTable;
import fr.parcours.engine.stats.table.Homogeneity;
import fr.parcours.engine.stats.table.MantelHaenszel;
import fr.parcours.engine.stats.table.StratifiedAssociation;
import fr.parcours.engine.stats.table.StratifiedTables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares groups at the same value of other attributes: the test of Cochran, Mantel and Haenszel over all groups, and
 * for each group the common odds ratio against the rest of the cohort, with the homogeneity of the odds ratios.
 *
 * <p><b>Protection.</b> The test of all groups is withheld unless every cell of groups by attributes may be shown. The
 * odds ratio of a group sums over cells that may be small; it is given where the journeys followed of the group and of
 * the cohort, those with the event and those without are shown, rounded ({@link Rounded}).
 */
final class AdjustedRates {

    private static final double LEVEL = 0.95;
    private static final Counted NOBODY = new Counted(List.of(), 0, 0, 0);

    private final AnalysisData data;
    private final ProtectionRule rule;

    AdjustedRates(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * The tables of an adjustment.
     *
     * @param test the test over all groups
     * @param ratios one row per group
     * @param sql what ran
     */
    record Answer(ResultTable test, ResultTable ratios, List<String> sql) {}

    Answer of(CohortDefinition cohort, Attribute rows, List<Attribute> adjustment, CountedEvent event) {
        EventCounts counts = EventCounts.of(
                data,
                cohort,
                Stream.concat(Stream.of(rows), adjustment.stream()).toList(),
                event);
        ShownEvents shown = ShownEvents.of(data, cohort, rule, counts, event);
        return new Answer(
                test(counts, shown),
                ratios(rows, counts, shown),
                counts.source().sql());
    }

    private static ResultTable test(EventCounts counts, ShownEvents shown) {
        List<ContingencyTable> strata = strata(counts).stream()
                .map(stratum -> table(counts.codes(0).stream()
                        .map(row -> stratum.getOrDefault(row, NOBODY))
                        .toList()))
                .toList();
        List<Cell> cells = Collections.nCopies(3, Cell.MISSING);
        if (!shown.isWhole()) {
            cells = Collections.nCopies(3, Cell.HIDDEN);
        } else if (counts.codes(0).size() > 1) {
            ChiSquareTest general =
                    StratifiedAssociation.of(StratifiedTables.of(strata)).general();
            cells = List.of(
                    Cell.measure(general.statistic()), Cell.count(general.freedom()), Cell.measure(general.p()));
        }
        return RateTests.table(
                "rates_adjusted_test",
                List.of(
                        new ResultColumn("statistic", "χ²", "χ²", Kind.RATIO),
                        new ResultColumn("freedom", "Degrés de liberté", "Degrees of freedom", Kind.COUNT),
                        new ResultColumn("p", "p", "p", Kind.PROBABILITY)),
                List.of(cells));
    }

    private ResultTable ratios(Attribute rows, EventCounts counts, ShownEvents shown) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(List.of(rows)));
        columns.add(new ResultColumn("odds_ratio", "Rapport de cotes brut", "Crude odds ratio", Kind.RATIO));
        columns.add(new ResultColumn("adjusted_odds_ratio", "À attributs égaux", "At equal attributes", Kind.RATIO));
        columns.add(new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATIO));
        columns.add(new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATIO));
        columns.add(new ResultColumn("p", "p (Mantel-Haenszel)", "p (Mantel–Haenszel)", Kind.PROBABILITY));
        columns.add(new ResultColumn(
                "homogeneity_p", "p d'homogénéité (Tarone)", "p of homogeneity (Tarone)", Kind.PROBABILITY));
        int attributes = counts.attributes().size();
        List<Map<String, Counted>> strata = strata(counts);
        boolean totalShows = shown.share(ShownEvents.all(attributes)).isPresent();
        List<List<Cell>> lines = new ArrayList<>();
        for (String row : counts.codes(0)) {
            List<String> group = new ArrayList<>(Collections.nCopies(attributes, Dimension.TOTAL));
            group.set(0, row);
            List<Cell> line = new ArrayList<>(Groups.cells(List.of(rows), List.of(row)));
            line.addAll(
                    totalShows && shown.share(group).isPresent()
                            ? ratio(strata, row)
                            : Collections.nCopies(6, Cell.HIDDEN));
            lines.add(line);
        }
        return RateTests.table("rates_adjusted", columns, lines);
    }

    /** The odds of the event in a group beside those in the rest of the cohort. */
    private List<Cell> ratio(List<Map<String, Counted>> byStratum, String row) {
        List<ContingencyTable> strata = new ArrayList<>();
        Counted allOwn = NOBODY;
        Counted allRest = NOBODY;
        for (Map<String, Counted> stratum : byStratum) {
            Counted own = stratum.getOrDefault(row, NOBODY);
            Counted rest = NOBODY;
            for (Map.Entry<String, Counted> other : stratum.entrySet()) {
                rest = other.getKey().equals(row) ? rest : rest.plus(other.getValue());
            }
            strata.add(table(List.of(own, rest)));
            allOwn = allOwn.plus(own);
            allRest = allRest.plus(rest);
        }
        ContingencyTable all = table(List.of(allOwn, allRest));
        MantelHaenszel crude = MantelHaenszel.of(StratifiedTables.of(List.of(all)), LEVEL);
        StratifiedTables tables = StratifiedTables.of(strata);
        MantelHaenszel common = MantelHaenszel.of(tables, LEVEL);
        Rounded rounded = new Rounded(rule);
        return List.of(
                rounded.ratio(crude.oddsRatio()),
                rounded.ratio(common.oddsRatio()),
                rounded.ratio(common.lower()),
                rounded.ratio(common.upper()),
                p(rounded, common.test()),
                p(rounded, Homogeneity.of(tables).tarone()));
    }

    private static Cell p(Rounded rounded, ChiSquareTest test) {
        return test.freedom() == 0 ? Cell.MISSING : rounded.probability(test.p());
    }

    /** The counts of the rows in each stratum. */
    private static List<Map<String, Counted>> strata(EventCounts counts) {
        Map<List<String>, Map<String, Counted>> strata = new LinkedHashMap<>();
        counts.counts()
                .forEach((codes, counted) -> strata.computeIfAbsent(
                                codes.subList(1, codes.size()), unused -> new HashMap<>())
                        .put(codes.get(0), counted));
        return List.copyOf(strata.values());
    }

    private static ContingencyTable table(List<Counted> rows) {
        List<List<Long>> counts = new ArrayList<>(rows.stream()
                .map(row -> List.of(row.events(), row.followed() - row.events()))
                .toList());
        if (counts.size() == 1) {
            counts.add(List.of(0L, 0L));
        }
        return new ContingencyTable(counts);
    }
}
