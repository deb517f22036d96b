package fr.parcours.engine.protect.table;

import fr.parcours.engine.protect.ProtectionRule;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What may be shown of a system in which cells are hidden. Readers see one mark for every hidden cell; why each one is
 * hidden is for the audit only, as it says which are small.
 *
 * @param system the system, with true counts: not for release
 * @param rule the threshold
 * @param hidden published cells that are withheld
 * @param perhapsZero cells that are not told to be more than zero where they are withheld or in no table
 * @param certificates for each cell whose count must stay uncertain, the proof that it does
 * @param loss what was kept low
 * @param leastCost what any protected pattern costs at least, in that measure, as far as is known
 */
public record Suppression(
        TableSystem system,
        ProtectionRule rule,
        Set<CellKey> hidden,
        Set<CellKey> perhapsZero,
        List<Certificate> certificates,
        Loss loss,
        long leastCost) {

    /**
     * Two tables that an observer cannot tell from the true one.
     *
     * @param cell the protected cell
     * @param low counts that differ in the table where the cell is lowest
     * @param high counts that differ in the table where the cell is highest
     */
    public record Certificate(CellKey cell, Map<CellKey, Long> low, Map<CellKey, Long> high) {

        /** Copies the maps. */
        public Certificate {
            low = Map.copyOf(low);
            high = Map.copyOf(high);
        }
    }

    /** Copies the collections. */
    public Suppression {
        hidden = Set.copyOf(hidden);
        perhapsZero = Set.copyOf(perhapsZero);
        certificates = List.copyOf(certificates);
    }

    /**
     * Returns whether a cell may be shown.
     *
     * @param key what it counts
     * @return whether a table shows it and it is not hidden
     */
    public boolean shows(CellKey key) {
        return system.cells().get(system.position(key)).published() && !hidden.contains(key);
    }

    /**
     * Returns a count, as readers may see it.
     *
     * @param key what it counts
     * @return the count, empty when withheld
     */
    public OptionalLong count(CellKey key) {
        return shows(key) ? OptionalLong.of(system.count(system.position(key))) : OptionalLong.empty();
    }

    /**
     * Returns the information lost.
     *
     * @param measure the measure
     * @return the sum of what is hidden in the tables
     */
    public long cost(Loss measure) {
        return hidden.stream()
                .mapToLong(key -> measure.of(system.count(system.position(key))))
                .sum();
    }
}
