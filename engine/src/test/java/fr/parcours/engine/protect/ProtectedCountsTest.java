package fr.parcours.engine.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtectedCountsTest {

    private static final ProtectionRule RULE = ProtectionRule.standard();

    @Test
    void nothingIsWithheldWithoutSmallCounts() {
        assertThat(shown(12, 0, 5, 40)).isEqualTo("12 0 5 40 = 57");
    }

    @Test
    void loneSmallCountTakesTheSmallestOtherWithIt() {
        assertThat(shown(12, 3, 0, 40)).isEqualTo("s s 0 40 = 55");
    }

    @Test
    void smallCountsThatAddUpToLittleTakeAnother() {
        assertThat(shown(1, 2, 9, 40)).isEqualTo("s s s 40 = 52");
    }

    @Test
    void smallCountsThatHideEachOtherNeedNoOther() {
        assertThat(shown(4, 4, 9, 40)).isEqualTo("s s 9 40 = 57");
    }

    @Test
    void totalIsWithheldWhenNothingElseIsLeft() {
        assertThat(shown(3, 0)).isEqualTo("s 0 = s");
        assertThat(shown(4, 1)).isEqualTo("s s = s");
    }

    @Test
    void nothingIsWithheldWithoutProtection() {
        ProtectedCounts counts = ProtectedCounts.of(ProtectionRule.none(), 1, 2);

        assertThat(counts.cells()).containsExactly(OptionalLong.of(1), OptionalLong.of(2));
        assertThat(counts.total()).hasValue(3);
    }

    @Test
    void negativeCountIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProtectedCounts.of(RULE, 3, -1));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    /** The attack: every way to fill the withheld cells with at least 1 each so that the table adds up. */
    @ParameterizedTest
    @MethodSource("seeds")
    void subtractionNarrowsNoWithheldCount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ProtectionRule rule = ProtectionRule.of(random.nextInt(2, 8));
        long[] counts = random.longs(random.nextInt(1, 7), 0, 12).toArray();
        ProtectedCounts shown = ProtectedCounts.of(rule, counts);

        for (int i = 0; i < counts.length; i++) {
            if (!rule.shows(counts[i])) {
                assertThat(shown.cells().get(i)).isEmpty();
            }
        }
        long hidden = shown.cells().stream().filter(OptionalLong::isEmpty).count();
        if (hidden > 0 && shown.total().isPresent()) {
            long sum = shown.total().getAsLong()
                    - shown.cells().stream().mapToLong(cell -> cell.orElse(0)).sum();
            long[] possible = LongStream.rangeClosed(1, sum)
                    .filter(first -> canFill(sum - first, hidden - 1))
                    .toArray();
            assertThat(possible).contains(1, rule.threshold());
        }
    }

    private static boolean canFill(long sum, long cells) {
        if (cells == 0) {
            return sum == 0;
        }
        return LongStream.rangeClosed(1, sum).anyMatch(first -> canFill(sum - first, cells - 1));
    }

    private static String shown(long... counts) {
        ProtectedCounts shown = ProtectedCounts.of(RULE, counts);
        return shown.cells().stream().map(ProtectedCountsTest::text).collect(Collectors.joining(" ")) + " = "
                + text(shown.total());
    }

    private static String text(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "s";
    }

    @Test
    void orderOfTheCountsIsKept() {
        assertThat(Arrays.asList(shown(40, 12, 3).split(" "))).startsWith("40", "s", "s");
    }
}
