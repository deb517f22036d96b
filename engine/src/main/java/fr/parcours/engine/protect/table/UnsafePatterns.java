package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers by cell which patterns do not protect it: what hides less does not either, and need not be solved again.
 */
final class UnsafePatterns {

    /** Kept for each cell: the oldest ones go, and are solved again if they come back. */
    private static final int MOST = 64;

    private final Map<Integer, List<BitSet>> largest = new HashMap<>();

    /** Whether hiding these cells, or more, is known to leave a cell unprotected. */
    boolean contains(int cell, BitSet hidden) {
        return largest.getOrDefault(cell, List.of()).stream().anyMatch(unsafe -> isIn(hidden, unsafe));
    }

    /** Adds a pattern. */
    void add(int cell, BitSet hidden) {
        List<BitSet> known = largest.computeIfAbsent(cell, unused -> new ArrayList<>());
        known.removeIf(smaller -> isIn(smaller, hidden));
        if (known.size() == MOST) {
            known.remove(0);
        }
        known.add((BitSet) hidden.clone());
    }

    private static boolean isIn(BitSet part, BitSet whole) {
        BitSet more = (BitSet) part.clone();
        more.andNot(whole);
        return more.isEmpty();
    }
}
