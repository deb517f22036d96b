package fr.parcours.engine.result;

import java.util.List;

/**
 * A table of results, ready to be shown: already protected unless its provenance says otherwise.
 *
 * @param name stable English name of the table, used in file names
 * @param titleFr French title
 * @param titleEn English title
 * @param columns the columns
 * @param rows the rows, each with one cell per column
 */
public record ResultTable(
        String name, String titleFr, String titleEn, List<ResultColumn> columns, List<List<Cell>> rows) {

    /** Copies the lists. */
    public ResultTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row of " + name + " has " + row.size() + " cells for " + columns.size() + " columns.");
            }
        }
    }
}
