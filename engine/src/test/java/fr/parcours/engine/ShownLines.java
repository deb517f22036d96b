package fr.parcours.engine;

import fr.parcours.engine.result.CellText;
import fr.parcours.engine.result.ResultTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of a table as an English reader sees them, one text each. */
final class ShownLines {

    private ShownLines() {}

    static List<String> of(ResultTable table) {
        return of(table, table.columns().size());
    }

    /** The same, without the last columns. */
    static List<String> of(ResultTable table, int columns) {
        CellText texts = CellText.in(Locale.ENGLISH);
        return table.rows().stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(i ->
                                texts.show(row.get(i), table.columns().get(i).kind()))
                        .collect(Collectors.joining(" | ")))
                .toList();
    }
}
