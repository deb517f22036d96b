package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.ShownEvents.Share;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.table.Association;
import fr.parcours.engine.stats.table.ContingencyTable;
import fr.parcours.engine.stats.table.ExactOddsRatio;
import fr.parcours.engine.stats.table.ExactTableTest;
import fr.parcours.engine.stats.table.TrendTest;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Tests of the rates of groups that are shown: computed from counts that readers see, they tell nothing more. Missing
 * values are no group.
 *
 * @param counts the true counts
 * @param shown what is shown of them
 */
record RateTests(EventCounts counts, ShownEvents shown) {

    private static final Texts TEXTS = Texts.of(RateTests.class);
    private static final double LEVEL = 0.95;

    /** Whether rows differ, in each column and altogether. */
    ResultTable differences() {
        boolean isCrossed = counts.attributes().size() > 1;
        List<Attribute> named = isCrossed ? List.of(counts.attributes().get(1)) : List.of();
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(named));
        columns.add(new ResultColumn("groups", "Groupes", "Groups", Kind.COUNT));
        columns.add(new ResultColumn("statistic", "χ²", "χ²", Kind.RATIO));
        columns.add(new ResultColumn("freedom", "Degrés de liberté", "Degrees of freedom", Kind.COUNT));
        columns.add(new ResultColumn("p", "p", "p", Kind.PROBABILITY));
        columns.add(new ResultColumn("exact_p", "p exact (Fisher)", "Exact p (Fisher)", Kind.PROBABILITY));
        columns.add(new ResultColumn("cramers_v", "V de Cramér", "Cramér's V", Kind.RATIO));
        columns.add(new ResultColumn("odds_ratio", "Rapport de cotes", "Odds ratio", Kind.RATIO));
        columns.add(new ResultColumn("odds_lower", "Borne basse 95 %", "Lower 95%", Kind.RATIO));
        columns.add(new ResultColumn("odds_upper", "Borne haute 95 %", "Upper 95%", Kind.RATIO));
        List<List<Cell>> rows = new ArrayList<>();
        for (String column : isCrossed ? Groups.withTotal(counts.codes(1)) : List.of(Dimension.TOTAL)) {
            List<Cell> row = new ArrayList<>(isCrossed ? Groups.cells(named, List.of(column)) : List.of());
            row.addAll(difference(groups(column)));
            rows.add(row);
        }
        return table("rates_tests", columns, rows);
    }

    /** Whether the test over all columns is doubtful, and no exact one stands in for it. */
    boolean isDoubtful() {
        List<Share> groups = groups(Dimension.TOTAL);
        return groups.size() > 1
                && Association.of(table(groups)).isDoubtful()
                && ExactTableTest.p(table(groups)).isEmpty();
    }

    /** The rows of a column that may be compared. */
    private List<Share> groups(String column) {
        boolean isCrossed = counts.attributes().size() > 1;
        return counts.codes(0).stream()
                .filter(code -> !code.equals(Attribute.MISSING))
                .map(code -> shown.share(isCrossed ? List.of(code, column) : List.of(code)))
                .flatMap(Optional::stream)
                .filter(share -> share.followed() > 0)
                .toList();
    }

    private static ContingencyTable table(List<Share> groups) {
        return new ContingencyTable(groups.stream()
                .map(share -> List.of(share.events(), share.others()))
                .toList());
    }

    private static List<Cell> difference(List<Share> groups) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.count(groups.size())));
        if (groups.size() < 2) {
            cells.addAll(Collections.nCopies(8, Cell.MISSING));
            return cells;
        }
        ContingencyTable table = table(groups);
        Association association = Association.of(table);
        cells.add(Cell.measure(association.pearson().statistic()));
        cells.add(Cell.count(association.pearson().freedom()));
        cells.add(
                association.pearson().freedom() == 0
                        ? Cell.MISSING
                        : Cell.measure(association.pearson().p()));
        OptionalDouble exact =
                association.isDoubtful() || table.isTwoByTwo() ? ExactTableTest.p(table) : OptionalDouble.empty();
        cells.add(exact.isPresent() ? Cell.measure(exact.getAsDouble()) : Cell.MISSING);
        cells.add(Cell.measure(association.cramersV()));
        Optional<ExactOddsRatio> odds = table.isTwoByTwo() ? ExactOddsRatio.of(table, LEVEL) : Optional.empty();
        cells.add(odds.map(one -> Cell.measure(one.estimate())).orElse(Cell.MISSING));
        cells.add(odds.map(one -> Cell.measure(one.lower())).orElse(Cell.MISSING));
        cells.add(odds.map(one -> Cell.measure(one.upper())).orElse(Cell.MISSING));
        return cells;
    }

    /** Whether rates rise or fall along the last attribute, in each row and altogether. */
    ResultTable trends() {
        boolean isCrossed = counts.attributes().size() > 1;
        List<Attribute> named = isCrossed ? List.of(counts.attributes().get(0)) : List.of();
        List<String> steps = counts.codes(counts.attributes().size() - 1).stream()
                .filter(code -> !code.equals(Attribute.MISSING))
                .toList();
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(named));
        columns.add(new ResultColumn("steps", "Rangs comparés", "Steps compared", Kind.COUNT));
        columns.add(new ResultColumn("slope", "Pente (points par rang)", "Slope (points per step)", Kind.POINTS));
        columns.add(new ResultColumn("z", "z", "z", Kind.RATIO));
        columns.add(new ResultColumn("p", "p", "p", Kind.PROBABILITY));
        List<List<Cell>> rows = new ArrayList<>();
        for (String row : isCrossed ? Groups.withTotal(counts.codes(0)) : List.of(Dimension.TOTAL)) {
            List<Cell> cells = new ArrayList<>(isCrossed ? Groups.cells(named, List.of(row)) : List.of());
            cells.addAll(trend(steps, step -> isCrossed ? List.of(row, step) : List.of(step)));
            rows.add(cells);
        }
        return table("rates_trend", columns, rows);
    }

    private List<Cell> trend(List<String> steps, Function<String, List<String>> group) {
        List<Double> scores = scores(steps);
        List<Share> shares = new ArrayList<>();
        List<Double> known = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            double score = scores.get(i);
            shown.share(group.apply(steps.get(i)))
                    .filter(share -> share.followed() > 0)
                    .ifPresent(share -> {
                        shares.add(share);
                        known.add(score);
                    });
        }
        List<Cell> cells = new ArrayList<>(List.of(Cell.count(shares.size())));
        if (shares.size() < 2) {
            cells.addAll(Collections.nCopies(3, Cell.MISSING));
            return cells;
        }
        TrendTest test = TrendTest.of(
                shares.stream().map(Share::events).toList(),
                shares.stream().map(Share::followed).toList(),
                known);
        cells.add(Cell.measure(test.slope()));
        cells.add(Cell.measure(test.z()));
        cells.add(
                test.test().freedom() == 0
                        ? Cell.MISSING
                        : Cell.measure(test.test().p()));
        return cells;
    }

    /** Numbers are their own scores; other values count 1, 2, 3… */
    private static List<Double> scores(List<String> steps) {
        return steps.stream().allMatch(step -> step.matches("\\d{1,9}"))
                ? steps.stream().map(Double::valueOf).toList()
                : IntStream.rangeClosed(1, steps.size())
                        .mapToObj(step -> (double) step)
                        .toList();
    }

    static ResultTable table(String name, List<ResultColumn> columns, List<List<Cell>> rows) {
        return new ResultTable(
                name,
                TEXTS.in(Locale.FRENCH, name + ".title"),
                TEXTS.in(Locale.ENGLISH, name + ".title"),
                columns,
                rows);
    }
}
