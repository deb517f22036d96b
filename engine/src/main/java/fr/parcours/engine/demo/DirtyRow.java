package fr.parcours.engine.demo;

import fr.parcours.engine.demo.Parameters.DirtRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.math3.util.MathArrays;

/**
 * A row that may carry an error.
 *
 * @param <R> the row itself
 */
interface DirtyRow<R extends DirtyRow<R>> {

    /** Returns the error put into the row, if any. */
    Optional<DirtKind> dirt();

    /** Returns the row marked with an error. */
    R dirty(DirtKind kind);

    /**
     * Puts errors into rows at known rates, at most one a row, and repeats some rows.
     *
     * @param clean the rows
     * @param rates the share of rows that get each kind
     * @param random decides which
     * @param spoil puts an error into a row, or says that this row cannot have it
     */
    static <R extends DirtyRow<R>> List<R> spread(
            List<R> clean, List<DirtRate> rates, RandomGenerator random, BiFunction<R, DirtKind, Optional<R>> spoil) {
        List<R> rows = new ArrayList<>(clean);
        List<Integer> repeated = new ArrayList<>();
        for (DirtRate rate : rates) {
            int wanted = (int) FastMath.floor(rate.share() * clean.size() + random.nextDouble());
            for (int row : order(rows.size(), random)) {
                if (wanted == 0) {
                    break;
                }
                if (rows.get(row).dirt().isPresent() || repeated.contains(row)) {
                    continue;
                }
                if (rate.kind() == DirtKind.DUPLICATE) {
                    repeated.add(row);
                    wanted--;
                    continue;
                }
                Optional<R> dirty = spoil.apply(rows.get(row), rate.kind());
                if (dirty.isPresent()) {
                    rows.set(row, dirty.orElseThrow().dirty(rate.kind()));
                    wanted--;
                }
            }
        }
        return withRepetitions(rows, repeated);
    }

    /** Repeats some rows a little further down, where a certifier's export would have appended them. */
    private static <R extends DirtyRow<R>> List<R> withRepetitions(List<R> rows, List<Integer> repeated) {
        List<R> all = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            all.add(rows.get(row));
            int before = row - 2;
            if (repeated.contains(before)) {
                all.add(rows.get(before).dirty(DirtKind.DUPLICATE));
            }
        }
        repeated.stream()
                .filter(row -> row + 2 >= rows.size())
                .sorted()
                .forEach(row -> all.add(rows.get(row).dirty(DirtKind.DUPLICATE)));
        return List.copyOf(all);
    }

    private static int[] order(int count, RandomGenerator random) {
        int[] order = IntStream.range(0, count).toArray();
        MathArrays.shuffle(order, random);
        return order;
    }
}
