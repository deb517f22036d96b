package fr.parcours.engine.protect.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A table of rows by columns with its margins, as it may be shown.
 *
 * @param suppression what is hidden
 */
public record ProtectedCrosstab(Suppression suppression) {

    private static final String ROWS = "lignes";
    private static final String COLUMNS = "colonnes";

    /**
     * Protects a table.
     *
     * @param mode the threshold, and what was published before
     * @param rows rows with their groups, nearest group first; no group for a plain table
     * @param columns columns
     * @param counts persons by row and column; missing means 0
     * @return what may be shown
     * @throws UnprotectableTableException if the table cannot be protected: categories must be merged
     */
    public static ProtectedCrosstab of(
            SecretMode mode,
            Map<String, List<String>> rows,
            List<String> columns,
            Map<String, Map<String, Long>> counts) {
        Map<List<String>, Long> inner = new LinkedHashMap<>();
        counts.forEach((row, cells) -> cells.forEach((column, count) -> inner.put(List.of(row, column), count)));
        List<Dimension> dimensions = List.of(Dimension.tree(ROWS, rows), Dimension.flat(COLUMNS, columns));
        return new ProtectedCrosstab(mode.protect(TableSystem.of(dimensions, inner)));
    }

    /**
     * Returns a count, as it may be shown.
     *
     * @param row a row, a group of rows, or {@link Dimension#TOTAL}
     * @param column a column, or {@link Dimension#TOTAL}
     * @return the count, empty when withheld
     */
    public OptionalLong count(String row, String column) {
        return suppression.count(CellKey.of(Map.of(ROWS, row, COLUMNS, column)));
    }
}
