package fr.parcours.notebook.display;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.CellText;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** Turns our tables and Tablesaw's into what is shown. */
final class Grids {

    private static final Texts TEXTS = Texts.of(Grids.class);

    /** Beyond this many rows a Tablesaw table shows its first rows only, and says so. */
    private static final int MAX_ROWS = 60;

    private Grids() {}

    static Grid of(ResultTable table) {
        boolean english = Texts.language().equals(Locale.ENGLISH);
        List<String> notes = new ArrayList<>();
        if (contains(table, Cell.Hidden.class)) {
            notes.add(TEXTS.format("note.hidden", CellText.HIDDEN));
        }
        if (contains(table, Cell.Missing.class)) {
            notes.add(TEXTS.format("note.missing", CellText.MISSING));
        }
        List<ShownColumn> columns = ShownColumn.of(table);
        return new Grid(
                english ? table.titleEn() : table.titleFr(),
                columns.stream().map(ShownColumn::heading).toList(),
                columns.stream().map(ShownColumn::numeric).toList(),
                table.rows().stream()
                        .map(row ->
                                columns.stream().map(column -> column.text(row)).toList())
                        .toList(),
                notes);
    }

    static Grid of(Table table) {
        int shown = Math.min(MAX_ROWS, table.rowCount());
        List<String> notes = shown < table.rowCount()
                ? List.of(TEXTS.format("note.rows", Numbers.count(shown), Numbers.count(table.rowCount())))
                : List.of();
        return new Grid(
                table.name() == null ? "" : table.name(),
                table.columnNames(),
                table.columns().stream()
                        .map(column -> column instanceof NumericColumn)
                        .toList(),
                IntStream.range(0, shown)
                        .mapToObj(row -> table.columns().stream()
                                .map(column -> column.isMissing(row) ? CellText.MISSING : column.getString(row))
                                .toList())
                        .toList(),
                notes);
    }

    private static boolean contains(ResultTable table, Class<? extends Cell> kind) {
        return table.rows().stream().flatMap(List::stream).anyMatch(kind::isInstance);
    }
}
