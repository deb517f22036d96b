package fr.parcours.engine.protect.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A difference between the true table and another that an observer could not tell from it.
 *
 * @param cells positions of the cells that differ
 * @param deltas by how much, never 0
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record Shift(int[] cells, long[] deltas) {

    private static final double INTEGRAL = 1e-6;

    /** Reads a solution of a program, one number for each cell; empty if it is not in whole numbers. */
    static Optional<Shift> ofSolution(double[] solution) {
        int[] cells = IntStream.range(0, solution.length)
                .filter(i -> Math.abs(solution[i]) > INTEGRAL)
                .toArray();
        boolean whole = IntStream.of(cells).allMatch(i -> Math.abs(solution[i] - Math.rint(solution[i])) < INTEGRAL);
        return whole
                ? Optional.of(new Shift(
                        cells,
                        IntStream.of(cells)
                                .mapToLong(i -> Math.round(solution[i]))
                                .toArray()))
                : Optional.empty();
    }

    Shift times(long factor) {
        return new Shift(
                cells, Arrays.stream(deltas).map(delta -> delta * factor).toArray());
    }

    /** The same direction in the smallest whole numbers. */
    Shift primitive() {
        long divisor = Arrays.stream(deltas).map(Math::abs).reduce(0, Shift::gcd);
        return divisor <= 1
                ? this
                : new Shift(
                        cells,
                        Arrays.stream(deltas).map(delta -> delta / divisor).toArray());
    }

    long at(int cell) {
        for (int j = 0; j < cells.length; j++) {
            if (cells[j] == cell) {
                return deltas[j];
            }
        }
        return 0;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
