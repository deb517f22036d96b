package fr.parcours.engine.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A small table written as text: one line per row, cells between bars, the names of the columns first. A table of many
 * columns and few rows is written on its side: its first cell is the word "column", and each line tells one of them.
 *
 * @param columns names of the columns
 * @param rows cells by row
 */
record TextTable(List<String> columns, List<List<String>> rows) {

    private static final String ON_ITS_SIDE = "column";

    static TextTable parse(String text) {
        List<List<String>> lines = new ArrayList<>(text.lines()
                .filter(line -> !line.isBlank())
                .map(TextTable::cells)
                .toList());
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A table has at least the names of its columns.");
        }
        for (List<String> line : lines) {
            if (line.size() != lines.get(0).size()) {
                throw new IllegalArgumentException(
                        "Not as many cells as columns: " + line + " under " + lines.get(0) + ".");
            }
        }
        if (lines.get(0).get(0).equals(ON_ITS_SIDE)) {
            // Its first line only names the rows for the reader.
            lines = turned(lines.subList(1, lines.size()));
        }
        List<String> columns = lines.get(0);
        if (columns.size() != columns.stream().distinct().count()) {
            throw new IllegalArgumentException("A column stands there twice: " + columns + ".");
        }
        return new TextTable(columns, List.copyOf(lines.subList(1, lines.size())));
    }

    private static List<List<String>> turned(List<List<String>> lines) {
        return new ArrayList<>(IntStream.range(0, lines.get(0).size())
                .mapToObj(i -> lines.stream().map(line -> line.get(i)).toList())
                .toList());
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Collections.addAll(cells, line.split("\\|", -1));
        return cells.stream().map(String::strip).toList();
    }
}
