package fr.parcours.engine.protect.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What earlier tables did not tell, to find the cells that have persons in common with it. */
final class HiddenBefore {

    private final Overlaps overlaps;
    private final Set<CellKey> cells = new HashSet<>();

    /** Cells of which a part was told, or hidden, and not the rest. */
    private final Set<CellKey> divided = new HashSet<>();

    /** Codes by dimension of these, by their other categories. */
    private final Map<CellKey, Map<String, Set<String>>> cellsByRest = new HashMap<>();

    private final Map<CellKey, Map<String, Set<String>>> dividedByRest = new HashMap<>();

    HiddenBefore(Overlaps overlaps, List<Release.Placed> tables, Set<CellKey> open) {
        this.overlaps = overlaps;
        for (Release.Placed table : tables) {
            for (CellKey key : table.keys()) {
                if (!open.contains(key)) {
                    cells.add(key);
                    Links.subsets(table.fixed()).forEach(left -> divided.add(Links.without(key, left)));
                }
            }
        }
        index(cells, cellsByRest);
        index(divided, dividedByRest);
    }

    private static void index(Set<CellKey> cells, Map<CellKey, Map<String, Set<String>>> byRest) {
        for (CellKey cell : cells) {
            cell.categories()
                    .forEach((name, code) -> byRest.computeIfAbsent(
                                    Links.without(cell, Set.of(name)), unused -> new HashMap<>())
                            .computeIfAbsent(name, unused -> new HashSet<>())
                            .add(code));
        }
    }

    /** Whether a cell has persons in common with something that was not told. */
    boolean touches(CellKey key) {
        return Links.isWithin(key, cells)
                || Links.subsets(List.copyOf(key.categories().keySet())).stream()
                        .anyMatch(left -> {
                            CellKey rest = Links.without(key, left);
                            return divided.contains(rest)
                                    || overlaps(key, left, cellsByRest.get(rest))
                                    || (left.size() > 1 && overlaps(key, left, dividedByRest.get(rest)));
                        });
    }

    private boolean overlaps(CellKey key, Set<String> names, Map<String, Set<String>> others) {
        return others != null && names.stream().anyMatch(name -> overlaps(key, name, others));
    }

    private boolean overlaps(CellKey key, String name, Map<String, Set<String>> others) {
        String code = key.categories().get(name);
        return others.entrySet().stream()
                .filter(other -> !key.categories().containsKey(other.getKey()))
                .anyMatch(other -> overlaps.between(name, other.getKey())
                        .filter(overlap -> other.getValue().stream().anyMatch(met -> overlap.test(code, met)))
                        .isPresent());
    }
}
