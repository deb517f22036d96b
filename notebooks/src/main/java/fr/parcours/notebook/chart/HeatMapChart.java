package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.CrosstabResult;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.chart.HeatMapPainter.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/** Draws the shares of the rows of a crosstab as a heat map; hidden cells are hatched. */
final class HeatMapChart {

    private static final Texts TEXTS = Texts.of(HeatMapChart.class);
    private static final String SHARES = "crosstab_row_shares";
    private static final String TOTAL = "total";
    private static final String ALL = "*";

    private HeatMapChart() {}

    /** The shares of a crosstab, empty if none of them is shown. */
    static Optional<ResultTable> shares(CrosstabResult result) {
        return result.details().stream()
                .filter(table -> table.name().equals(SHARES))
                .filter(table -> table.rows().stream()
                        .anyMatch(row ->
                                columns(table).stream().anyMatch(column -> row.get(column) instanceof Cell.Measure)))
                .findFirst();
    }

    static XYChart of(ResultTable shares) {
        List<Integer> columns = columns(shares);
        List<Row> rows = shares.rows().stream()
                .map(row -> new Row(
                        name(shares, row),
                        columns.stream().map(row::get).toList(),
                        row.stream().anyMatch(cell -> cell.equals(Cell.text(ALL)))))
                .toList();
        HeatMapPainter painter = new HeatMapPainter(
                columns.stream()
                        .map(column -> TableRows.heading(shares.columns().get(column)))
                        .toList(),
                rows);
        XYChart chart = ChartStyle.blank(
                TEXTS.format("crosstab.title"), new TableRows(shares).title(), ChartStyle.WIDTH, painter.height());
        chart.addAnnotation(painter);
        return chart;
    }

    /** All columns but the last, which is the whole of each row. */
    private static List<Integer> columns(ResultTable table) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).kind() == Kind.RATE)
                .filter(i -> !table.columns().get(i).name().equals(TOTAL))
                .boxed()
                .toList();
    }

    private static String name(ResultTable table, List<Cell> row) {
        List<String> names = table.columns().stream().map(ResultColumn::name).toList();
        return IntStream.range(0, names.size())
                .filter(i -> row.get(i) instanceof Cell.Text)
                .filter(i -> !names.contains(names.get(i) + "_label"))
                .mapToObj(i -> ((Cell.Text) row.get(i)).value())
                .map(text -> text.equals(ALL) ? TEXTS.format("crosstab.all") : text)
                .collect(Collectors.joining(" · "));
    }
}
