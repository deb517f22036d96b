package fr.parcours.engine;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultTable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds cells of a table by the names of its columns. */
record ResultCells(ResultTable table) {

    /** The cell of a column in the one row where other columns have these texts. */
    Cell cell(String column, Map<String, String> row) {
        List<List<Cell>> rows = table.rows().stream()
                .filter(cells -> row.entrySet().stream()
                        .allMatch(text -> cells.get(index(text.getKey())).equals(Cell.text(text.getValue()))))
                .toList();
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows with " + row + " in " + table.name());
        }
        return rows.get(0).get(index(column));
    }

    double measure(String column, Map<String, String> row) {
        return ((Cell.Measure) cell(column, row)).value();
    }

    long count(String column, Map<String, String> row) {
        return ((Cell.Count) cell(column, row)).value();
    }

    /** All cells under columns of these names. */
    List<Cell> under(String... columns) {
        return table.rows().stream()
                .flatMap(row -> List.of(columns).stream().map(column -> row.get(index(column))))
                .toList();
    }

    private int index(String column) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).name().equals(column))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No column " + column + " in " + table.name()));
    }
}
