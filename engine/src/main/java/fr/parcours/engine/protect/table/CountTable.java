package fr.parcours.engine.protect.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of true counts, before anything is known of what may be shown of it: not for release.
 *
 * @param dimensions its dimensions
 * @param counts counts of persons by finest categories, in the order of the dimensions; missing means 0
 */
public record CountTable(List<Dimension> dimensions, Map<List<String>, Long> counts) {

    /** Copies the collections, without zeros: two tables are equal when they say the same. */
    public CountTable {
        dimensions = List.copyOf(dimensions);
        Map<List<String>, Long> kept = new HashMap<>();
        counts.forEach((categories, count) -> {
            if (count != 0) {
                kept.put(List.copyOf(categories), count);
            }
        });
        counts = Map.copyOf(kept);
    }
}
