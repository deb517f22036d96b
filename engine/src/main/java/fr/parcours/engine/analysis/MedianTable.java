package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableResult;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Median times to a step by two attributes, with margins: each by Kaplan–Meier over its own journeys, and shown where
 * {@link Duration} shows it.
 */
public final class MedianTable {

    private static final Texts TEXTS = Texts.of(MedianTable.class);
    private static final String MEDIAN = "median";

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public MedianTable(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Measures a cohort.
     *
     * @param cohort its definition; strata are left aside
     * @param rows the attribute of the rows
     * @param columns the attribute of the columns
     * @param target what is waited for
     * @return medians in months
     * @throws InvalidInputException if both attributes are the same
     */
    public TableResult of(CohortDefinition cohort, Attribute rows, Attribute columns, CohortSql.Target target) {
        cohort.requireNoChange("crosstab");
        if (rows.equals(columns)) {
            throw new InvalidInputException(TEXTS.format("crosstab.same", rows.name()));
        }
        DurationResult crossed = durations(cohort, List.of(rows, columns), target);
        Map<List<String>, Cell> medians = new HashMap<>(medians(crossed, List.of(rows, columns)));
        medians(durations(cohort, List.of(rows), target), List.of(rows))
                .forEach((codes, median) -> medians.put(List.of(codes.get(0), Dimension.TOTAL), median));
        medians(durations(cohort, List.of(columns), target), List.of(columns))
                .forEach((codes, median) -> medians.put(List.of(Dimension.TOTAL, codes.get(0)), median));
        medians(durations(cohort, List.of(), target), List.of())
                .forEach((codes, median) -> medians.put(List.of(Dimension.TOTAL, Dimension.TOTAL), median));
        return new TableResult(table(cohort, rows, columns, target, medians), crossed.provenance());
    }

    private DurationResult durations(CohortDefinition cohort, List<Attribute> by, CohortSql.Target target) {
        return new Duration(data, rule, DurationOptions.usual()).of(cohort.by(by), target);
    }

    /** The medians of a result by the codes of its strata. */
    private static Map<List<String>, Cell> medians(DurationResult result, List<Attribute> by) {
        List<String> names =
                result.table().columns().stream().map(ResultColumn::name).toList();
        return result.table().rows().stream()
                .collect(Collectors.toMap(
                        row -> by.stream()
                                .map(attribute -> ((Cell.Text) row.get(names.indexOf(attribute.name()))).value())
                                .toList(),
                        row -> median(
                                row.get(names.indexOf(MEDIAN)),
                                row.get(names.indexOf("journeys")),
                                row.get(names.indexOf("events")))));
    }

    /** That a median is not reached tells something of a group too small to be shown. */
    private static Cell median(Cell median, Cell journeys, Cell events) {
        return journeys == Cell.HIDDEN || events == Cell.HIDDEN ? Cell.HIDDEN : median;
    }

    private static ResultTable table(
            CohortDefinition cohort,
            Attribute rows,
            Attribute columns,
            CohortSql.Target target,
            Map<List<String>, Cell> medians) {
        List<String> across = Groups.withTotal(codes(medians, 1));
        List<ResultColumn> heads = new ArrayList<>(Stratum.columns(List.of(rows)));
        across.forEach(code -> heads.add(Groups.across(columns, code, Kind.MONTHS)));
        List<List<Cell>> lines = new ArrayList<>();
        for (String row : Groups.withTotal(codes(medians, 0))) {
            List<Cell> line = new ArrayList<>(Groups.cells(List.of(rows), List.of(row)));
            across.forEach(column -> line.add(medians.getOrDefault(List.of(row, column), Cell.MISSING)));
            lines.add(line);
        }
        return new ResultTable(
                "medians",
                title(cohort, rows, columns, target, Locale.FRENCH),
                title(cohort, rows, columns, target, Locale.ENGLISH),
                heads,
                lines);
    }

    private static List<String> codes(Map<List<String>, Cell> medians, int attribute) {
        return medians.keySet().stream()
                .map(codes -> codes.get(attribute))
                .filter(code -> !code.equals(Dimension.TOTAL))
                .distinct()
                .sorted(CrosstabCounts.ORDER)
                .toList();
    }

    private static String title(
            CohortDefinition cohort, Attribute rows, Attribute columns, CohortSql.Target target, Locale language) {
        return TEXTS.in(
                language,
                "medians.title",
                target.describe(language),
                cohort.name(),
                Groups.label(rows, language),
                Groups.label(columns, language));
    }
}
