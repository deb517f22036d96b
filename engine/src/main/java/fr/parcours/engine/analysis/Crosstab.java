package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.table.Association;
import fr.parcours.engine.stats.table.ContingencyTable;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cohort by two attributes, with margins, shares of rows and of columns, and how strongly they go together. */
public final class Crosstab {

    private static final Texts TEXTS = Texts.of(Crosstab.class);
    private static final int MOST_COLUMNS = 60;

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result: the table with its margins is one system
     */
    public Crosstab(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Counts a cohort.
     *
     * @param cohort its definition, not split
     * @param rows the attribute of the rows
     * @param columns the attribute of the columns
     * @return the table
     * @throws InvalidInputException if both are the same, or the columns too many
     */
    public CrosstabResult of(CohortDefinition cohort, Attribute rows, Attribute columns) {
        cohort.requireNoChange("crosstab");
        if (rows.equals(columns)) {
            throw new InvalidInputException(TEXTS.format("crosstab.same", rows.name()));
        }
        CohortDefinition split = cohort.by(rows, columns);
        AnalysisData.Counts<Counted> counts = data.counts(
                split,
                Optional.empty(),
                "crosstab/counts",
                Map.of(),
                row -> new Counted(
                        Stratum.parse(split.strata(), row.text("stratum").orElseThrow())
                                .codes(),
                        row.number("journeys")));
        Map<List<String>, Long> inner =
                counts.rows().stream().collect(Collectors.toMap(Counted::codes, Counted::journeys));
        CrosstabCounts table = CrosstabCounts.of(inner);
        if (table.columns().size() > MOST_COLUMNS) {
            throw new InvalidInputException(TEXTS.format(
                    "crosstab.columns", columns.name(), table.columns().size(), MOST_COLUMNS));
        }
        ShownCrosstab shown = new ShownCrosstab(
                inner.isEmpty()
                        ? Optional.empty()
                        : Optional.of(data.shown(
                                cohort,
                                rule,
                                List.of(
                                        Dimension.flat(rows.name(), table.rows()),
                                        Dimension.flat(columns.name(), table.columns())),
                                inner)));
        Layout layout = new Layout(cohort, rows, columns, table);
        List<ResultTable> details = new ArrayList<>();
        details.add(layout.table("row_shares", Kind.RATE, cell -> shown.share(cell, new Place(cell.row(), ALL))));
        details.add(layout.table("column_shares", Kind.RATE, cell -> shown.share(cell, new Place(ALL, cell.column()))));
        Optional<Association> association = association(table, shown);
        details.add(associationTable(association, shown.isWhole() ? Cell.MISSING : Cell.HIDDEN));
        List<String> warnings = association.filter(Association::isDoubtful).isPresent()
                ? List.of(TEXTS.in(Locale.FRENCH, "crosstab.doubtful"))
                : List.of();
        return new CrosstabResult(
                layout.table("counts", Kind.COUNT, cell -> Cells.count(shown.count(cell))),
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "crosstab.method"), rule, warnings),
                details);
    }

    /** Their exact values would tell what is withheld. */
    private static Optional<Association> association(CrosstabCounts table, ShownCrosstab shown) {
        if (!shown.isWhole() || table.rows().size() < 2 || table.columns().size() < 2) {
            return Optional.empty();
        }
        return Optional.of(Association.of(new ContingencyTable(table.rows().stream()
                .map(row -> table.columns().stream()
                        .map(column -> table.count(new Place(row, column)))
                        .toList())
                .toList())));
    }

    private static ResultTable associationTable(Optional<Association> association, Cell none) {
        Function<Function<Association, Double>, Cell> value =
                read -> association.map(read).map(Cell::measure).orElse(none);
        return new ResultTable(
                "crosstab_association",
                TEXTS.in(Locale.FRENCH, "crosstab.association"),
                TEXTS.in(Locale.ENGLISH, "crosstab.association"),
                List.of(
                        new ResultColumn("statistic", "χ²", "χ²", Kind.RATIO),
                        new ResultColumn("freedom", "Degrés de liberté", "Degrees of freedom", Kind.COUNT),
                        new ResultColumn("p", "p", "p", Kind.PROBABILITY),
                        new ResultColumn("cramers_v", "V de Cramér", "Cramér's V", Kind.RATIO),
                        new ResultColumn("cramers_v_corrected", "V corrigé", "Corrected V", Kind.RATIO)),
                List.of(List.of(
                        value.apply(one -> one.pearson().statistic()),
                        association
                                .map(one -> Cell.count(one.pearson().freedom()))
                                .orElse(none),
                        value.apply(one -> one.pearson().p()),
                        value.apply(Association::cramersV),
                        value.apply(Association::cramersVCorrected))));
    }

    /** Code of a margin. */
    static final String ALL = Dimension.TOTAL;

    /** A cell or a margin of the table. */
    record Place(String row, String column) {}

    private record Counted(List<String> codes, long journeys) {}

    /** Rows by the first attribute and columns by the second, margins last. */
    private record Layout(CohortDefinition cohort, Attribute rows, Attribute columns, CrosstabCounts counts) {

        ResultTable table(String what, Kind kind, Function<Place, Cell> cell) {
            List<ResultColumn> heads = new ArrayList<>(Stratum.columns(List.of(rows)));
            List<String> across = withMargin(counts.columns());
            across.forEach(code -> heads.add(new ResultColumn(
                    column(code), label(columns, code, Locale.FRENCH), label(columns, code, Locale.ENGLISH), kind)));
            List<List<Cell>> lines = new ArrayList<>();
            for (String row : withMargin(counts.rows())) {
                List<Cell> line = new ArrayList<>(List.of(Cell.text(row)));
                if (rows.hasLabels()) {
                    line.add(Cell.text(label(rows, row, Texts.language())));
                }
                across.forEach(column -> line.add(cell.apply(new Place(row, column))));
                lines.add(line);
            }
            String name = what.equals("counts") ? "crosstab" : "crosstab_" + what;
            return new ResultTable(
                    name,
                    TEXTS.in(Locale.FRENCH, "crosstab." + what, cohort.name(), rows.labelFr(), columns.labelFr()),
                    TEXTS.in(Locale.ENGLISH, "crosstab." + what, cohort.name(), rows.labelEn(), columns.labelEn()),
                    heads,
                    lines);
        }

        private static List<String> withMargin(List<String> codes) {
            return Stream.concat(codes.stream(), Stream.of(ALL)).toList();
        }

        private static String column(String code) {
            return switch (code) {
                case ALL -> "total";
                case Attribute.MISSING -> "missing";
                default -> "value_" + code;
            };
        }

        private static String label(Attribute attribute, String code, Locale language) {
            return code.equals(ALL) ? TEXTS.in(language, "crosstab.total") : attribute.label(code, language);
        }
    }
}
