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
 * @param suppression what is hidden, empty if nothing is protected
 */
public record ShownTable(List<Dimension> dimensions, TableSystem system, Optional<Suppression> suppression) {

    /** Copies the list. */
    public ShownTable {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * Protects a table.
     *
     * @param rule the rule
     * @param dimensions its dimensions
     * @param inner counts of persons by finest categories, in the order of the dimensions; missing means 0
     * @return what may be shown
     * @throws UnprotectableTableException if the table cannot be protected: categories must be merged
     */
    public static ShownTable of(ProtectionRule rule, List<Dimension> dimensions, Map<List<String>, Long> inner) {
        TableSystem system = TableSystem.of(dimensions, inner);
        return new ShownTable(
                dimensions,
                system,
                rule.active() ? Optional.of(SecretMode.of(rule).protect(system)) : Optional.empty());
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
        CellKey key = CellKey.of(categories);
        return suppression
                .map(safe -> safe.count(key))
                .orElseGet(() -> OptionalLong.of(system.count(system.position(key))));
    }

    /**
     * Returns whether nothing is withheld.
     *
     * @return false if a cell is hidden: statistics of all cells would then tell about it
     */
    public boolean isWhole() {
        return suppression.map(safe -> safe.hidden().isEmpty()).orElse(true);
    }
}
