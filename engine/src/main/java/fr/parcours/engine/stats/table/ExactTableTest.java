package fr.parcours.engine.stats.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ObjDoubleConsumer;
import org.apache.commons.math3.special.Gamma;

/**
 * Fisher's exact test of a table of any size: the probability, given its margins, of all tables no likelier than it
 * (Freeman and Halton).
 *
 * <p>Tables are not listed. Their columns are split into two halves, every half is listed once, and halves that
 * complete each other are matched by the row totals they leave over, sorted by probability. A table of 100 subjects in
 * 4 by 4 cells takes a fraction of a second; a table of thousands of subjects has too many halves.
 *
 * <p><b>Edges.</b> Rows and columns without subjects do not matter. Fewer than two rows or columns left: p 1.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code fisher.test} within a relative 1e-7, its tolerance for probabilities that
 * count as equal.
 *
 * <p><b>Reference.</b> Freeman G. H. and Halton J. H. (1951), Note on an exact treatment of contingency, goodness of
 * fit and other problems of significance, Biometrika 38, 141–149.
 */
public final class ExactTableTest {

    private static final double DEAREST = 8e6; // halves to list
    private static final double MOST_SUBJECTS = 1e6; // beyond, one column has more values than halves can be listed
    private static final double SAME = Math.log1p(1e-7);

    private final long[][] counts;
    private final int[] rowTotals;
    private final int[][] halves;
    private final double[] logFactorials;

    private ExactTableTest(long[][] counts) {
        this.counts = counts;
        rowTotals = totals(counts);
        halves = halves(totals(transposed(counts)), rowTotals.length);
        logFactorials = new double[Arrays.stream(rowTotals).sum() + 1];
        for (int k = 1; k < logFactorials.length; k++) {
            logFactorials[k] = logFactorials[k - 1] + Math.log(k);
        }
    }

    private static int[] totals(long[][] counts) {
        return Arrays.stream(counts)
                .mapToInt(row -> (int) Arrays.stream(row).sum())
                .toArray();
    }

    /**
     * Tests.
     *
     * @param table subjects by two attributes
     * @return p; empty when the margins admit too many tables (some millions of halves): merge rows, or use χ²
     */
    public static OptionalDouble p(ContingencyTable table) {
        long[][] counts = table.occupied();
        if (counts.length < 2 || counts[0].length < 2) {
            return OptionalDouble.of(1);
        }
        if (table.total() > MOST_SUBJECTS) {
            return OptionalDouble.empty();
        }
        ExactTableTest byColumns = new ExactTableTest(counts);
        ExactTableTest byRows = new ExactTableTest(transposed(counts));
        ExactTableTest easier = byColumns.cost() <= byRows.cost() ? byColumns : byRows;
        return easier.cost() > DEAREST ? OptionalDouble.empty() : OptionalDouble.of(easier.p());
    }

    private double cost() {
        double codes =
                Arrays.stream(rowTotals).mapToDouble(total -> total + 1.0).reduce(1, (a, b) -> a * b);
        return codes > Long.MAX_VALUE / 2.0
                ? Double.POSITIVE_INFINITY
                : size(halves[0], rowTotals.length) + size(halves[1], rowTotals.length);
    }

    private static long[][] transposed(long[][] counts) {
        long[][] transposed = new long[counts[0].length][counts.length];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts[0].length; j++) {
                transposed[j][i] = counts[i][j];
            }
        }
        return transposed;
    }

    /** Two sets of column totals with about as many ways to fill each; the first is the smaller one. */
    private static int[][] halves(int[] columns, int rows) {
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        double leftWays = 0;
        double rightWays = 0;
        for (int column :
                Arrays.stream(columns).boxed().sorted(Comparator.reverseOrder()).toList()) {
            double ways = logWays(column, rows);
            if (leftWays <= rightWays) {
                left.add(column);
                leftWays += ways;
            } else {
                right.add(column);
                rightWays += ways;
            }
        }
        int[] first = left.stream().mapToInt(Integer::intValue).toArray();
        int[] second = right.stream().mapToInt(Integer::intValue).toArray();
        return leftWays <= rightWays ? new int[][] {first, second} : new int[][] {second, first};
    }

    /** The logarithm of the number of ways to share a column total among rows: C(total + rows − 1, rows − 1). */
    private static double logWays(int total, int rows) {
        return Gamma.logGamma(total + rows) - Gamma.logGamma(rows) - Gamma.logGamma(total + 1.0);
    }

    private static double size(int[] columns, int rows) {
        return Math.exp(Arrays.stream(columns)
                .mapToDouble(total -> logWays(total, rows))
                .sum());
    }

    private double p() {
        double observed = 0;
        for (long[] row : counts) {
            for (long count : row) {
                observed -= logFactorials[(int) count];
            }
        }
        double limit = observed + SAME;
        // Probabilities are products of 1/x! times this constant.
        double constant = -logFactorials[logFactorials.length - 1];
        for (int total : rowTotals) {
            constant += logFactorials[total];
        }
        for (int[] half : halves) {
            for (int total : half) {
                constant += logFactorials[total];
            }
        }
        long whole = code(rowTotals);
        Map<Long, Half> firsts = new HashMap<>();
        fill(
                halves[0],
                (left, log) -> firsts.computeIfAbsent(whole - code(left), absent -> new Half())
                        .add(log));
        firsts.values().forEach(Half::sort);
        double common = constant;
        double[] sum = new double[1];
        fill(halves[1], (left, log) -> {
            Half first = firsts.get(code(left));
            if (first != null) {
                sum[0] += first.upTo(limit - log, log + common);
            }
        });
        return Math.min(1, sum[0]);
    }

    /** Row totals as one number; those used and those left add up as the totals do. */
    private long code(int[] totals) {
        long code = 0;
        for (int i = 0; i < totals.length; i++) {
            code = code * (rowTotals[i] + 1L) + totals[i];
        }
        return code;
    }

    /** Lists all ways to fill columns: what is left of the row totals, and Σ −log x!. */
    private void fill(int[] columns, ObjDoubleConsumer<int[]> each) {
        fill(columns, 0, 0, columns[0], rowTotals.clone(), 0, each);
    }

    private void fill(
            int[] columns, int column, int row, int rest, int[] left, double log, ObjDoubleConsumer<int[]> each) {
        if (row == left.length - 1) {
            if (rest > left[row]) {
                return;
            }
            left[row] -= rest;
            double filled = log - logFactorials[rest];
            if (column == columns.length - 1) {
                each.accept(left, filled);
            } else {
                fill(columns, column + 1, 0, columns[column + 1], left, filled, each);
            }
            left[row] += rest;
            return;
        }
        int most = Math.min(rest, left[row]);
        for (int x = 0; x <= most; x++) {
            left[row] -= x;
            fill(columns, column, row + 1, rest - x, left, log - logFactorials[x], each);
            left[row] += x;
        }
    }

    /** The halves that use the same part of the row totals. */
    private static final class Half {
        private double[] logs = new double[4];
        private double[] sums = new double[0]; // of the probabilities up to each, relative to the highest
        private int size;

        void add(double log) {
            if (size == logs.length) {
                logs = Arrays.copyOf(logs, 2 * size);
            }
            logs[size++] = log;
        }

        void sort() {
            logs = Arrays.copyOf(logs, size);
            Arrays.sort(logs);
            sums = new double[size];
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += Math.exp(logs[i] - logs[size - 1]);
                sums[i] = sum;
            }
        }

        double upTo(double limit, double log) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (logs[middle] <= limit) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low == 0 ? 0 : sums[low - 1] * Math.exp(log + logs[size - 1]);
        }
    }
}
