package fr.parcours.engine.stats.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Subjects counted by two attributes.
 *
 * @param counts by rows, zero or more each; every row as long as the first
 */
public record ContingencyTable(List<List<Long>> counts) {

    /**
     * Copies and checks the counts.
     *
     * @throws IllegalArgumentException if there are fewer than two rows or columns, rows differ in length, or a count
     *     is negative
     */
    public ContingencyTable {
        counts = counts.stream().map(List::copyOf).toList();
        int columns = counts.isEmpty() ? 0 : counts.get(0).size();
        if (counts.size() < 2 || columns < 2) {
            throw new IllegalArgumentException(
                    "Cannot compare in a table of " + counts.size() + " rows and " + columns + " columns");
        }
        for (List<Long> row : counts) {
            if (row.size() != columns) {
                throw new IllegalArgumentException("Cannot use rows of " + columns + " and " + row.size() + " counts");
            }
            for (long count : row) {
                if (count < 0) {
                    throw new IllegalArgumentException("Cannot count " + count + " subjects");
                }
            }
        }
    }

    /**
     * Makes a table.
     *
     * @param rows counts by rows
     * @return the table
     * @throws IllegalArgumentException if the counts are impossible
     */
    public static ContingencyTable of(long[][] rows) {
        return new ContingencyTable(Arrays.stream(rows)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList());
    }

    /**
     * How many rows there are.
     *
     * @return two or more
     */
    public int rows() {
        return counts.size();
    }

    /**
     * How many columns there are.
     *
     * @return two or more
     */
    public int columns() {
        return counts.get(0).size();
    }

    /**
     * Whether both attributes have two values.
     *
     * @return whether the table is 2 by 2
     */
    public boolean isTwoByTwo() {
        return rows() == 2 && columns() == 2;
    }

    double count(int row, int column) {
        return counts.get(row).get(column);
    }

    long whole(int row, int column) {
        return counts.get(row).get(column);
    }

    double total() {
        return Arrays.stream(rowTotals()).sum();
    }

    double[] rowTotals() {
        double[] totals = new double[rows()];
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                totals[i] += count(i, j);
            }
        }
        return totals;
    }

    double[] columnTotals() {
        double[] totals = new double[columns()];
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                totals[j] += count(i, j);
            }
        }
        return totals;
    }

    /** The table without rows and columns that have no subject; possibly with fewer than two of them. */
    long[][] occupied() {
        double[] rowTotals = rowTotals();
        double[] columnTotals = columnTotals();
        return counts.stream()
                .filter(row -> row.stream().anyMatch(count -> count > 0))
                .map(row -> IntStream.range(0, columns())
                        .filter(j -> columnTotals[j] > 0)
                        .mapToLong(row::get)
                        .toArray())
                .toArray(long[][]::new);
    }
}
