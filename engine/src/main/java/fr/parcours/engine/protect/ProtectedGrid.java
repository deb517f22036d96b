package fr.parcours.engine.protect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Counts in rows and columns, as they may be shown when the totals of rows and of columns can be known.
 *
 * <p>Counts from 1 to k − 1 are withheld, and whole rows whose total is. Then every row and every column withholds, as
 * {@link ProtectedCounts} does, smallest first, until its withheld counts keep enough possible values; a zero is
 * withheld too where nothing else can be. At last no withheld count may be the only link between others: subtracting
 * rows and columns in turn would give it.
 *
 * @param rows the counts, row by row, empty where withheld
 */
public record ProtectedGrid(List<List<OptionalLong>> rows) {

    /** Copies the lists. */
    public ProtectedGrid {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * Protects counts.
     *
     * @param rule the rule
     * @param counts the true counts, rows of the same length
     * @param totals for each row, whether its total is shown
     * @return what may be shown
     * @throws IllegalArgumentException if a count is negative
     */
    public static ProtectedGrid of(ProtectionRule rule, List<List<Long>> counts, List<Boolean> totals) {
        Work work = new Work(rule, counts, totals);
        work.protect();
        return new ProtectedGrid(IntStream.range(0, counts.size())
                .mapToObj(row -> IntStream.range(0, counts.get(row).size())
                        .mapToObj(column -> work.hidden[row][column]
                                ? OptionalLong.empty()
                                : OptionalLong.of(counts.get(row).get(column)))
                        .toList())
                .toList());
    }

    private record Place(int row, int column) {}

    private static final class Work {

        private final ProtectionRule rule;
        private final long[][] counts;
        private final boolean[] totals;
        private final boolean[][] hidden;
        private final int columns;

        Work(ProtectionRule rule, List<List<Long>> counts, List<Boolean> totals) {
            this.rule = rule;
            this.counts = counts.stream()
                    .map(row -> row.stream().mapToLong(Long::longValue).toArray())
                    .toArray(long[][]::new);
            this.columns = counts.isEmpty() ? 0 : this.counts[0].length;
            this.totals = new boolean[this.counts.length];
            this.hidden = new boolean[this.counts.length][columns];
            for (int row = 0; row < this.counts.length; row++) {
                ProtectedCounts.requireNotNegative(this.counts[row]);
                this.totals[row] = totals.get(row);
                for (int column = 0; column < columns; column++) {
                    hidden[row][column] = !totals.get(row) || !rule.shows(this.counts[row][column]);
                }
            }
        }

        void protect() {
            boolean changed = true;
            while (changed) {
                changed = false;
                for (int row = 0; columns > 1 && row < counts.length; row++) {
                    changed |= totals[row] && protectLine(row(row));
                }
                for (int column = 0; counts.length > 1 && column < columns; column++) {
                    changed |= protectLine(column(column));
                }
                changed = changed || (counts.length > 1 && columns > 1 && protectLinks());
            }
        }

        private List<Place> row(int row) {
            return places(columns, column -> new Place(row, column));
        }

        private List<Place> column(int column) {
            return places(counts.length, row -> new Place(row, column));
        }

        private static List<Place> places(int size, IntFunction<Place> place) {
            return IntStream.range(0, size).mapToObj(place).toList();
        }

        private boolean protectLine(List<Place> line) {
            boolean changed = false;
            while (!keepsValues(line) && hideOneMore(line)) {
                changed = true;
            }
            return changed;
        }

        private boolean keepsValues(List<Place> line) {
            List<Place> withheld = line.stream().filter(this::isHidden).toList();
            long sum = withheld.stream().mapToLong(this::count).sum();
            return withheld.isEmpty() || (withheld.size() > 1 && sum - withheld.size() + 1 >= rule.threshold());
        }

        private boolean hideOneMore(List<Place> line) {
            Optional<Place> next = line.stream()
                    .filter(place -> !isHidden(place))
                    .min(Comparator.<Place, Boolean>comparing(place -> count(place) == 0)
                            .thenComparing(this::count));
            next.ifPresent(place -> hidden[place.row()][place.column()] = true);
            return next.isPresent();
        }

        private boolean protectLinks() {
            for (int row = 0; row < counts.length; row++) {
                for (int column = 0; column < columns; column++) {
                    boolean given = hidden[row][column] && totals[row] && !isOnCycle(row, column);
                    if (given && (hideOneMore(column(column)) || hideOneMore(row(row)))) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Whether its row and its column are also linked by other withheld counts. */
        private boolean isOnCycle(int row, int column) {
            boolean[] rowsSeen = new boolean[counts.length];
            boolean[] columnsSeen = new boolean[columns];
            List<Integer> open = new ArrayList<>(List.of(row));
            rowsSeen[row] = true;
            while (!open.isEmpty()) {
                int from = open.remove(open.size() - 1);
                for (int across = 0; across < columns; across++) {
                    boolean linked = hidden[from][across] && !columnsSeen[across] && !(from == row && across == column);
                    if (!linked) {
                        continue;
                    }
                    columnsSeen[across] = true;
                    for (int to = 0; to < counts.length; to++) {
                        if (hidden[to][across] && !rowsSeen[to]) {
                            rowsSeen[to] = true;
                            open.add(to);
                        }
                    }
                }
            }
            return columnsSeen[column];
        }

        private boolean isHidden(Place place) {
            return hidden[place.row()][place.column()];
        }

        private long count(Place place) {
            return counts[place.row()][place.column()];
        }
    }
}
