package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the table of a part of a population as a part of the table of the population: the categories that all its
 * persons have become dimensions of one category.
 */
final class Folding {

    private Folding() {}

    /** Whether a category that all persons have can be a dimension: the table does not have it, or has it flat. */
    static boolean fits(CountTable table, String name, Map<String, String> within) {
        for (int d = 0; d < table.dimensions().size(); d++) {
            Dimension dimension = table.dimensions().get(d);
            if (dimension.name().equals(name)) {
                int at = d;
                return dimension.isFlat()
                        && table.counts().keySet().stream()
                                .allMatch(codes -> codes.get(at).equals(within.get(name)));
            }
        }
        return true;
    }

    /** The table with those dimensions, after its own ones. */
    static CountTable fold(CountTable table, Map<String, String> within) {
        List<Dimension> dimensions = new ArrayList<>();
        List<String> added = new ArrayList<>();
        table.dimensions()
                .forEach(dimension -> dimensions.add(
                        within.containsKey(dimension.name())
                                ? Dimension.fixed(dimension.name(), within.get(dimension.name()))
                                : dimension));
        within.forEach((name, category) -> {
            if (table.dimensions().stream()
                    .noneMatch(dimension -> dimension.name().equals(name))) {
                dimensions.add(Dimension.fixed(name, category));
                added.add(category);
            }
        });
        Map<List<String>, Long> counts = new HashMap<>();
        table.counts().forEach((codes, count) -> {
            List<String> longer = new ArrayList<>(codes);
            longer.addAll(added);
            counts.put(longer, count);
        });
        return new CountTable(dimensions, counts);
    }

    /** The table with another name for a dimension. */
    static CountTable rename(CountTable table, String name, String other) {
        return new CountTable(
                table.dimensions().stream()
                        .map(dimension -> dimension.name().equals(name)
                                ? new Dimension(other, dimension.nodes(), dimension.sums(), dimension.base())
                                : dimension)
                        .toList(),
                table.counts());
    }
}
