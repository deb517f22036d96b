package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an observer can combine of several tables: cells that are the same, and cells that are a part of others. */
final class Links {

    /** In the code of a category: what is left of it beside others. */
    static final String REST = "≠";

    private Links() {}

    /**
     * Whether tables must be in one system.
     *
     * @param one a table
     * @param other another one
     * @param open cells that are shown already
     */
    static boolean between(Release.Placed one, Release.Placed other, Set<CellKey> open) {
        boolean unknown = one.keys().stream().anyMatch(key -> other.keys().contains(key) && !open.contains(key));
        return unknown || isPartOfOther(one, other);
    }

    /** Whether one of two tables counts, of cells of the other, those who have a category. */
    static boolean isPartOfOther(Release.Placed one, Release.Placed other) {
        return isPart(one, other) || isPart(other, one);
    }

    /** Whether a cell is a part of some of these, or one of them. */
    static boolean isWithin(CellKey key, Set<CellKey> cells) {
        List<String> names = List.copyOf(key.categories().keySet());
        return cells.contains(key) || subsets(names).stream().anyMatch(left -> cells.contains(without(key, left)));
    }

    /** Whether a table counts, of cells of another one, those who have a category. */
    private static boolean isPart(Release.Placed part, Release.Placed whole) {
        return part.fixed().size() > 0
                && part.keys().stream()
                        .anyMatch(key -> subsets(part.fixed()).stream()
                                .anyMatch(left -> whole.keys().contains(without(key, left))));
    }

    /** Adds to a system what tables of a category leave of the tables that do not have it. */
    static void addRemainders(TableSystem.Builder builder, List<Release.Placed> tables) {
        Set<CellKey> all = new LinkedHashSet<>();
        tables.forEach(table -> all.addAll(table.keys()));
        Map<Subtraction, Set<CellKey>> parts = new LinkedHashMap<>();
        for (Release.Placed table : tables) {
            for (CellKey key : table.keys()) {
                List<Set<String>> found = new ArrayList<>();
                for (Set<String> left : subsets(table.fixed())) {
                    CellKey whole = without(key, left);
                    // Of what contains the cell, only the nearest: the others follow.
                    if (all.contains(whole) && found.stream().noneMatch(left::containsAll)) {
                        found.add(left);
                        parts.computeIfAbsent(new Subtraction(whole, left), unused -> new LinkedHashSet<>())
                                .add(key);
                    }
                }
            }
        }
        parts.forEach((subtraction, keys) -> {
            List<CellKey> list = List.copyOf(keys);
            if (!builder.isTied(subtraction.whole(), list)) {
                builder.remainder(subtraction.key(list), subtraction.whole(), list);
            }
        });
    }

    /** A cell, and the dimensions whose categories its parts have and it has not. */
    private record Subtraction(CellKey whole, Set<String> dimensions) {

        CellKey key(List<CellKey> parts) {
            Map<String, String> categories = new TreeMap<>(whole.categories());
            for (String dimension : dimensions) {
                categories.put(
                        dimension,
                        parts.stream()
                                .map(part -> part.categories().get(dimension))
                                .sorted()
                                .collect(Collectors.joining("|", REST, "")));
            }
            return CellKey.of(categories);
        }
    }

    /** A cell summed over some of its dimensions. */
    static CellKey without(CellKey key, Set<String> dimensions) {
        Map<String, String> categories = new TreeMap<>(key.categories());
        categories.keySet().removeAll(dimensions);
        return CellKey.of(categories);
    }

    /** Subsets with at least one element, smallest first. */
    static List<Set<String>> subsets(List<String> names) {
        List<Set<String>> subsets = new ArrayList<>();
        for (int chosen = 1; chosen < 1 << names.size(); chosen++) {
            Set<String> subset = new LinkedHashSet<>();
            for (int i = 0; i < names.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    subset.add(names.get(i));
                }
            }
            subsets.add(subset);
        }
        subsets.sort(java.util.Comparator.comparingInt(Set::size));
        return subsets;
    }
}
