package fr.parcours.engine.protect.table;

import fr.parcours.layout.InvalidInputException;
import java.util.Map;

/**
 * Rounded counts that add up.
 *
 * @param system the system, with true counts: not for release
 * @param base what counts are multiples of
 * @param counts rounded count by cell, for all published cells
 */
public record Rounding(TableSystem system, int base, Map<CellKey, Long> counts) {

    /** Copies the map. */
    public Rounding {
        counts = Map.copyOf(counts);
    }

    /**
     * Returns a rounded count.
     *
     * @param key what it counts
     * @return the count, a multiple of the base
     * @throws InvalidInputException if no table shows this cell
     */
    public long count(CellKey key) {
        Long count = counts.get(key);
        if (count == null) {
            throw Refusal.unknown(key);
        }
        return count;
    }

    /**
     * Returns the information lost: the sum of what rounding moved.
     *
     * @return persons
     */
    public long change() {
        return counts.entrySet().stream()
                .mapToLong(cell -> Math.abs(cell.getValue() - system.count(system.position(cell.getKey()))))
                .sum();
    }
}
