package fr.parcours.engine.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProtectedGridTest {

    private static final ProtectionRule RULE = ProtectionRule.of(5);

    private static List<List<OptionalLong>> protect(ProtectionRule rule, long[]... rows) {
        return ProtectedGrid.of(
                        rule, lists(rows), Arrays.stream(rows).map(row -> true).toList())
                .rows();
    }

    private static List<List<Long>> lists(long[]... rows) {
        return Arrays.stream(rows)
                .map(row -> LongStream.of(row).boxed().toList())
                .toList();
    }

    private static String marks(List<List<OptionalLong>> rows) {
        StringBuilder marks = new StringBuilder();
        rows.forEach(row -> {
            row.forEach(cell ->
                    marks.append(cell.isPresent() ? cell.getAsLong() : "s").append(' '));
            marks.append("/ ");
        });
        return marks.toString();
    }

    @Test
    void aSmallCountTakesAnotherOfItsRowAndOfItsColumnWithIt() {
        assertThat(marks(protect(RULE, new long[] {3, 20, 30}, new long[] {40, 10, 50}, new long[] {60, 70, 80})))
                .isEqualTo("s s 30 / s s 50 / 60 70 80 / ");
    }

    @Test
    void nothingIsWithheldWhereNothingIsSmallOrProtected() {
        assertThat(marks(protect(RULE, new long[] {5, 0}, new long[] {0, 7}))).isEqualTo("5 0 / 0 7 / ");
        assertThat(marks(protect(ProtectionRule.none(), new long[] {1, 2}, new long[] {3, 0})))
                .isEqualTo("1 2 / 3 0 / ");
    }

    @Test
    void theColumnsOfASingleRowHaveNoTotalOfTheirOwn() {
        assertThat(marks(protect(RULE, new long[] {3, 20, 30}))).isEqualTo("s s 30 / ");
    }

    @Test
    void aRowWhoseTotalIsWithheldIsWithheldWhole() {
        ProtectedGrid grid = ProtectedGrid.of(
                RULE, lists(new long[] {10, 20}, new long[] {30, 40}, new long[] {50, 60}), List.of(false, true, true));
        // Each column would give the count of the first row: one more of each is withheld.
        assertThat(marks(grid.rows())).isEqualTo("s s / s s / 50 60 / ");
    }

    @Test
    void aZeroIsWithheldWhereNothingElseCanCover() {
        // The second column has nobody else: its total would give 20, and 20 would give 3.
        assertThat(marks(protect(RULE, new long[] {3, 20}, new long[] {40, 0}))).isEqualTo("s s / s s / ");
    }

    @Test
    void noWithheldCountFollowsFromTotalsOfRowsAndColumns() {
        Random random = new Random(1);
        for (int trial = 0; trial < 300; trial++) {
            long[][] counts = IntStream.range(0, 2 + random.nextInt(4))
                    .mapToObj(row -> new long[0])
                    .toArray(long[][]::new);
            int columns = 2 + random.nextInt(4);
            for (int row = 0; row < counts.length; row++) {
                counts[row] =
                        random.longs(columns, 0, random.nextBoolean() ? 9 : 40).toArray();
            }
            List<List<OptionalLong>> shown = protect(RULE, counts);
            for (int row = 0; row < counts.length; row++) {
                for (int column = 0; column < columns; column++) {
                    if (shown.get(row).get(column).isEmpty()
                            && rowOf(counts, row) >= RULE.threshold()
                            && columnOf(counts, column) >= RULE.threshold()) {
                        assertThat(canDiffer(shown, row, column))
                                .as("count at %s, %s of %s", row, column, Arrays.deepToString(counts))
                                .isTrue();
                    }
                }
            }
        }
    }

    private static long rowOf(long[][] counts, int row) {
        return LongStream.of(counts[row]).sum();
    }

    private static long columnOf(long[][] counts, int column) {
        return Arrays.stream(counts).mapToLong(row -> row[column]).sum();
    }

    /**
     * Whether a withheld count may have another value: the withheld counts are unknowns, rows and columns are
     * equations. A count is fixed if and only if the equations say so: their reduced form then has a row with that
     * unknown alone.
     */
    private static boolean canDiffer(List<List<OptionalLong>> shown, int row, int column) {
        List<int[]> unknowns = new ArrayList<>();
        for (int r = 0; r < shown.size(); r++) {
            for (int c = 0; c < shown.get(r).size(); c++) {
                if (shown.get(r).get(c).isEmpty()) {
                    unknowns.add(new int[] {r, c});
                }
            }
        }
        int equations = shown.size() + shown.get(0).size();
        double[][] system = new double[equations][unknowns.size()];
        for (int u = 0; u < unknowns.size(); u++) {
            system[unknowns.get(u)[0]][u] = 1;
            system[shown.size() + unknowns.get(u)[1]][u] = 1;
        }
        reduce(system);
        int wanted = IntStream.range(0, unknowns.size())
                .filter(u -> unknowns.get(u)[0] == row && unknowns.get(u)[1] == column)
                .findFirst()
                .orElseThrow();
        return Arrays.stream(system)
                .noneMatch(equation -> IntStream.range(0, equation.length)
                        .allMatch(u -> (Math.abs(equation[u]) > 1e-9) == (u == wanted)));
    }

    private static void reduce(double[][] system) {
        int lead = 0;
        for (int column = 0; column < system[0].length && lead < system.length; column++) {
            int pivot = lead;
            while (pivot < system.length && Math.abs(system[pivot][column]) < 1e-9) {
                pivot++;
            }
            if (pivot == system.length) {
                continue;
            }
            double[] swapped = system[lead];
            system[lead] = system[pivot];
            system[pivot] = swapped;
            double value = system[lead][column];
            for (int c = 0; c < system[0].length; c++) {
                system[lead][c] /= value;
            }
            for (int r = 0; r < system.length; r++) {
                double factor = system[r][column];
                for (int c = 0; r != lead && c < system[0].length; c++) {
                    system[r][c] -= factor * system[lead][c];
                }
            }
            lead++;
        }
    }
}
