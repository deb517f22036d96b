package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Alternative tables found so far. Each one proves, for every cell where it differs from the true table, that an
 * observer cannot exclude its count, as long as all the cells where it differs are hidden.
 */
final class Witnesses {

    private static final int KEPT = 400;
    private static final int NONE = -1;

    private final Task task;
    private final Map<Integer, List<Shift>> byCell = new HashMap<>();
    private final Set<Shifted> seen = new HashSet<>();

    private record Shifted(List<Integer> cells, long amount) {}

    Witnesses(Task task) {
        this.task = task;
    }

    /** Adds a shift, its opposite and their multiples, as far as they are possible and there is room for them. */
    void offer(Shift found) {
        offer(found, NONE);
    }

    /** Adds a shift that was looked for to protect one cell, whatever is known of that cell already. */
    void offer(Shift found, int asked) {
        Shift unit = found.primitive();
        offerMultiple(unit, asked);
        offerMultiple(unit.times(-1), asked);
    }

    private void offerMultiple(Shift unit, int asked) {
        long times = 2L * task.k();
        for (int j = 0; j < unit.cells().length; j++) {
            if (unit.deltas()[j] < 0) {
                times = Math.min(times, task.room(unit.cells()[j]) / -unit.deltas()[j]);
            }
        }
        if (times == 0 || !task.possible(unit.times(times), task.movable())) {
            return;
        }
        Shift widest = unit.times(times);
        for (int j = 0; j < widest.cells().length; j++) {
            int cell = widest.cells()[j];
            if (task.required().get(cell)) {
                List<Shift> known = byCell.computeIfAbsent(cell, key -> new ArrayList<>());
                List<Integer> support = java.util.Arrays.stream(widest.cells())
                        .boxed()
                        .sorted()
                        .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
                support.add(cell);
                if ((known.size() < KEPT || cell == asked) && seen.add(new Shifted(support, widest.deltas()[j]))) {
                    known.add(widest);
                }
            }
        }
    }

    /** Whether the cell is proved uncertain enough when exactly these cells are hidden. */
    boolean prove(int cell, BitSet hidden) {
        long low = task.system().count(cell);
        long high = low;
        for (Shift shift : byCell.getOrDefault(cell, List.of())) {
            if (within(shift, hidden)) {
                low = Math.min(low, task.system().count(cell) + shift.at(cell));
                high = Math.max(high, task.system().count(cell) + shift.at(cell));
                if (task.wideEnough(low, high)) {
                    return true;
                }
            }
        }
        return task.wideEnough(low, high);
    }

    /** The table that moves a cell furthest down (sign -1) or up (sign 1) with only these cells hidden. */
    Optional<Shift> furthest(int cell, int sign, BitSet hidden) {
        return byCell.getOrDefault(cell, List.of()).stream()
                .filter(shift -> sign * shift.at(cell) > 0 && within(shift, hidden))
                .max((a, b) -> Long.compare(sign * a.at(cell), sign * b.at(cell)));
    }

    private static boolean within(Shift shift, BitSet hidden) {
        for (int cell : shift.cells()) {
            if (!hidden.get(cell)) {
                return false;
            }
        }
        return true;
    }
}
