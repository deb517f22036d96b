package fr.parcours.engine.protect.table;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a cell counts: one category for each dimension that is not summed over. The same persons have the same key in
 * every table, so the margin that two tables share is one cell.
 *
 * @param categories category by dimension; empty for the grand total
 */
public record CellKey(SortedMap<String, String> categories) implements Comparable<CellKey> {

    /** Copies the map. */
    public CellKey {
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
    }

    /**
     * Returns the key of a cell.
     *
     * @param categories category by dimension; a dimension left out, or at {@link Dimension#TOTAL}, is summed over
     * @return the key
     */
    public static CellKey of(Map<String, String> categories) {
        SortedMap<String, String> kept = new TreeMap<>(categories);
        kept.values().removeIf(Dimension.TOTAL::equals);
        return new CellKey(kept);
    }

    /** As codes are short and alike, the hash of a map, a plain sum, would be the same for many cells. */
    @Override
    public int hashCode() {
        int hash = 1;
        for (Map.Entry<String, String> category : categories.entrySet()) {
            hash = 31 * (31 * hash + category.getKey().hashCode())
                    + category.getValue().hashCode();
        }
        return hash * 0x9E3779B9;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellKey that && categories.equals(that.categories);
    }

    @Override
    public int compareTo(CellKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return categories.isEmpty()
                ? "total"
                : categories.entrySet().stream()
                        .map(category -> category.getKey() + "=" + category.getValue())
                        .collect(Collectors.joining(", "));
    }
}
