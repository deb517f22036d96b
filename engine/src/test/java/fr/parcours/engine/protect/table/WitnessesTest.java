package fr.parcours.engine.protect.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WitnessesTest {

    private static final int SIZE = 24;

    private final TableSystem system = system();

    /** One person in the first cell, many in all others. */
    private static TableSystem system() {
        List<String> codes =
                IntStream.range(0, SIZE).mapToObj(Integer::toString).toList();
        Map<List<String>, Long> counts = new HashMap<>();
        codes.forEach(row -> codes.forEach(
                column -> counts.put(List.of(row, column), row.equals("0") && column.equals("0") ? 1L : 30L)));
        return TableSystem.of(List.of(Dimension.flat("row", codes), Dimension.flat("column", codes)), counts);
    }

    private int cell(int row, int column) {
        return system.position(CellKey.of(Map.of("row", Integer.toString(row), "column", Integer.toString(column))));
    }

    /** Persons moved round a square that has the first cell as a corner. */
    private Shift square(int row, int column) {
        int[] up = {cell(0, 0), cell(row, column)};
        int[] cells = {up[0], up[1], cell(0, column), cell(row, 0)};
        Arrays.sort(cells);
        return new Shift(
                cells,
                Arrays.stream(cells)
                        .mapToLong(one -> one == up[0] || one == up[1] ? 1 : -1)
                        .toArray());
    }

    @Test
    void whatWasLookedForIsKeptHoweverMuchIsKnownOfTheCell() {
        Task task = Task.of(system, 5, EarlierRelease.NONE);
        Witnesses witnesses = new Witnesses(task);
        for (int row = 1; row < SIZE; row++) {
            for (int column = 1; column < SIZE - 1; column++) {
                witnesses.offer(square(row, column));
            }
        }
        Shift last = square(SIZE - 1, SIZE - 1);
        BitSet hidden = new BitSet();
        Arrays.stream(last.cells()).forEach(hidden::set);
        assertThat(witnesses.prove(cell(0, 0), hidden)).isFalse();
        witnesses.offer(last, cell(0, 0));
        assertThat(witnesses.prove(cell(0, 0), hidden)).isTrue();
    }
}
