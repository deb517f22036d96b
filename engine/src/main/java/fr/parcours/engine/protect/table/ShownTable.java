package fr.parcours.engine.protect.table;

import fr.parcours.engine.protect.ProtectionRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table of counts with all its margins, as it may be shown.
 *
 * @param dimensions its dimensions
 * @param system the true counts: not for release
 * @param suppression what is hidden, with the proof; empty if nothing was protected anew or counts are rounded
 * @param within categories that all persons of the table have
 * @param counts what is shown, by cell
 * @param isExact whether what is shown are true counts, not rounded ones
 * @param hidesZeros whether a withheld count may be zero; elsewhere zeros are always shown
 */
public record ShownTable(
        List<Dimension> dimensions,
        TableSystem system,
        Optional<Suppression> suppression,
        Map<String, String> within,
        Map<CellKey, Long> counts,
        boolean isExact,
        boolean hidesZeros) {

    /** Copies the collections. */
    public ShownTable {
        dimensions = List.copyOf(dimensions);
        within = Map.copyOf(within);
        counts = Map.copyOf(counts);
    }

    /**
     * Protects a table that nothing else was shown beside.
     *
     * @param rule the rule
     * @param dimensions its dimensions
     * @param inner counts of persons by finest categories, in the order of the dimensions; missing means 0
     * @return what may be shown
     * @throws UnprotectableTableException if the table cannot be protected: categories must be merged
     */
    public static ShownTable of(ProtectionRule rule, List<Dimension> dimensions, Map<List<String>, Long> inner) {
        return new Publication()
                .show(rule, Population.of(""), List.of(new CountTable(dimensions, inner)))
                .get(0);
    }

    /**
     * Returns a count, as it may be shown.
     *
     * @param codes a category or total of each dimension, in their order; {@link Dimension#TOTAL} for all of one
     * @return the count, empty when withheld
     */
    public OptionalLong count(String... codes) {
        Map<String, String> categories = new LinkedHashMap<>();
        for (int i = 0; i < codes.length; i++) {
            categories.put(dimensions.get(i).name(), codes[i]);
        }
        for (Map.Entry<String, String> all : within.entrySet()) {
            String asked = categories.put(all.getKey(), all.getValue());
            if (asked != null && !asked.equals(Dimension.TOTAL) && !asked.equals(all.getValue())) {
                return OptionalLong.of(0);
            }
        }
        CellKey key = CellKey.of(categories);
        system.position(key);
        Long count = counts.get(key);
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /**
     * Returns whether nothing is withheld nor rounded.
     *
     * @return false if statistics of the true counts would tell about some of them
     */
    public boolean isWhole() {
        return isExact && system.cells().stream().allMatch(cell -> !cell.published() || counts.containsKey(cell.key()));
    }
}
