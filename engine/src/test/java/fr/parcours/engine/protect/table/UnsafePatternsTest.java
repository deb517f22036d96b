package fr.parcours.engine.protect.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnsafePatternsTest {

    private final UnsafePatterns unsafe = new UnsafePatterns();

    @Test
    void hidingLessThanAPatternThatDoesNotProtectIsUnsafeToo() {
        unsafe.add(7, cells(1, 2, 3));
        assertThat(unsafe.contains(7, cells(1, 3))).isTrue();
        assertThat(unsafe.contains(7, cells(1, 2, 3))).isTrue();
    }

    @Test
    void hidingMoreOrOtherCellsOrForAnotherCellIsNotKnown() {
        unsafe.add(7, cells(1, 2, 3));
        assertThat(unsafe.contains(7, cells(1, 2, 3, 4))).isFalse();
        assertThat(unsafe.contains(7, cells(4))).isFalse();
        assertThat(unsafe.contains(8, cells(1))).isFalse();
    }

    @Test
    void aPatternThatChangesLaterIsKeptAsItWas() {
        BitSet hidden = cells(1, 2);
        unsafe.add(7, hidden);
        hidden.set(3);
        assertThat(unsafe.contains(7, cells(3))).isFalse();
    }

    @Test
    void onlyTheLastOnesAreKept() {
        IntStream.range(0, 100).forEach(i -> unsafe.add(7, cells(i)));
        assertThat(unsafe.contains(7, cells(99))).isTrue();
        assertThat(unsafe.contains(7, cells(0))).isFalse();
    }

    private static BitSet cells(int... cells) {
        BitSet set = new BitSet();
        IntStream.of(cells).forEach(set::set);
        return set;
    }
}
