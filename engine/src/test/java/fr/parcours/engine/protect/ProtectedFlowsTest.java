package fr.parcours.engine.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.parcours.engine.protect.ProtectedFlows.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtectedFlowsTest {

    private static final ProtectionRule RULE = ProtectionRule.standard();
    private static final int CELL_VALUES = 7;
    private static final List<long[]> TABLES = tables();

    @Test
    void flowsThatAreAllLargeAreShown() {
        assertThat(ProtectedFlows.shown(RULE, square(20, 30, 40, 50))).containsOnly(true);
    }

    @Test
    void aSmallCountTakesACircleOfOthersWithIt() {
        // Rows 0-1 and 0-2, columns to 3 and 4: each of the four cells closes the circle, the totals are known.
        assertThat(ProtectedFlows.shown(RULE, square(2, 30, 40, 50)))
                .containsExactly(false, false, false, false, true, true, true, true, true);
    }

    @Test
    void theCircleOfLeastCountsIsTaken() {
        // Three ways from 0 to 1: the small one and the lesser of the others.
        List<Edge> edges = List.of(Edge.of(0, 1, 3), Edge.of(0, 1, 60), Edge.of(0, 1, 20), Edge.of(1, 0, 83));
        assertThat(ProtectedFlows.shown(RULE, edges)).containsExactly(false, true, false, true);
    }

    @Test
    void aCountThatLacksFewOfItsWholeIsWithheldToo() {
        List<Edge> edges = List.of(new Edge(0, 1, 98, 100), Edge.of(0, 1, 50), Edge.of(1, 0, 148));
        assertThat(ProtectedFlows.shown(RULE, edges)).containsExactly(false, false, true);
    }

    @Test
    void nothingIsWithheldWithoutProtection() {
        assertThat(ProtectedFlows.shown(ProtectionRule.none(), square(1, 2, 3, 1)))
                .containsOnly(true);
    }

    @Test
    void flowsThatDoNotAddUpAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProtectedFlows.shown(RULE, List.of(Edge.of(0, 1, 3), Edge.of(1, 0, 4))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Edge(0, 1, 3, 2));
    }

    /** A table of two rows and two columns, its totals of rows, of columns, and of all. */
    private static List<Edge> square(long a, long b, long c, long d) {
        return List.of(
                Edge.of(1, 3, a),
                Edge.of(1, 4, b),
                Edge.of(2, 3, c),
                Edge.of(2, 4, d),
                Edge.of(0, 1, a + b),
                Edge.of(0, 2, c + d),
                Edge.of(3, 5, a + c),
                Edge.of(4, 5, b + d),
                Edge.of(5, 0, a + b + c + d));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    /** The attack: every table of three rows and two columns with the sums that are shown, all small enough to list. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noSmallCountFollowsFromTheOthers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ProtectionRule rule = ProtectionRule.of(3);
        long[] counts =
                table(LongStream.generate(() -> random.nextInt(5)).limit(6).toArray());
        List<Boolean> shown = ProtectedFlows.shown(rule, edges(counts));
        long[] most = new long[counts.length];
        TABLES.stream().filter(other -> fits(other, counts, shown)).forEach(other -> {
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], other[i]);
            }
        });
        for (int i = 0; i < counts.length; i++) {
            if (!rule.shows(counts[i])) {
                assertThat(shown.get(i)).isFalse();
                assertThat(most[i]).as("largest that count %s could be", i).isGreaterThanOrEqualTo(3);
            }
        }
    }

    private static boolean fits(long[] other, long[] counts, List<Boolean> shown) {
        return IntStream.range(0, counts.length).allMatch(i -> shown.get(i) ? other[i] == counts[i] : other[i] >= 1);
    }

    /** Cells of three rows, totals of rows, totals of columns, total of all. */
    private static long[] table(long... cells) {
        long[] counts = Arrays.copyOf(cells, 12);
        for (int i = 0; i < cells.length; i++) {
            counts[6 + i / 2] += cells[i];
            counts[9 + i % 2] += cells[i];
            counts[11] += cells[i];
        }
        return counts;
    }

    private static List<Edge> edges(long[] counts) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            edges.add(Edge.of(1 + i / 2, 4 + i % 2, counts[i]));
        }
        for (int row = 0; row < 3; row++) {
            edges.add(Edge.of(0, 1 + row, counts[6 + row]));
        }
        edges.add(Edge.of(4, 6, counts[9]));
        edges.add(Edge.of(5, 6, counts[10]));
        edges.add(Edge.of(6, 0, counts[11]));
        return edges;
    }

    private static List<long[]> tables() {
        List<long[]> tables = new ArrayList<>();
        for (int number = 0; number < Math.pow(CELL_VALUES, 6); number++) {
            long[] cells = new long[6];
            for (int i = 0, rest = number; i < 6; i++, rest /= CELL_VALUES) {
                cells[i] = rest % CELL_VALUES;
            }
            tables.add(table(cells));
        }
        return tables;
    }
}
