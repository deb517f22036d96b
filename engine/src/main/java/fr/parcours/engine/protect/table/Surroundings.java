package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Puts categories into the categories of earlier tables that surround them, such as employment zones into the
 * départements they lie in: what is known of these, persons who are moved in an alternative table must not change.
 * Zones of the same several départements are together in one place.
 */
final class Surroundings {

    private static final String AROUND = "↑";

    private final Overlaps overlaps;
    private final Set<String> names = new TreeSet<>();
    private final Set<CellKey> open;
    private final Map<String, Place> places = new HashMap<>();

    /** Where categories are: in these of an earlier dimension. */
    private record Place(String name, Set<String> codes) {

        String node() {
            return AROUND + name + " " + String.join("+", codes);
        }
    }

    Surroundings(Overlaps overlaps, List<Release.Placed> before, Set<CellKey> open) {
        this.overlaps = overlaps;
        this.open = open;
        before.forEach(table -> table.release().table().dimensions().forEach(dimension -> names.add(dimension.name())));
    }

    /** The table with what surrounds its categories, in no table. */
    CountTable around(CountTable table) {
        Set<String> own = new HashSet<>();
        table.dimensions().forEach(dimension -> own.add(dimension.name()));
        return new CountTable(
                table.dimensions().stream()
                        .map(dimension -> dimension.isFlat() ? around(dimension, own) : dimension)
                        .toList(),
                table.counts());
    }

    private Dimension around(Dimension dimension, Set<String> own) {
        Map<String, List<String>> chains = new LinkedHashMap<>();
        dimension.nodes().stream()
                .filter(node -> dimension.base().containsKey(node.code()))
                .forEach(node -> chains.put(node.code(), new ArrayList<>()));
        List<Map<String, Place>> levels = names.stream()
                .filter(name -> !own.contains(name))
                .map(name -> overlaps.between(dimension.name(), name)
                        .map(overlap -> places(chains.keySet(), name, overlap))
                        .orElse(Map.of()))
                .filter(level -> !level.isEmpty())
                .sorted(Comparator.comparing(level -> -new HashSet<>(level.values()).size()))
                .toList();
        Map<String, Place> nearest = Map.of();
        Set<String> added = new LinkedHashSet<>();
        for (Map<String, Place> level : levels) {
            if (isNested(nearest, level)) {
                level.forEach((category, place) -> {
                    chains.get(category).add(place.node());
                    places.put(place.node(), place);
                    added.add(place.node());
                });
                nearest = level;
            }
        }
        return added.isEmpty()
                ? dimension
                : Dimension.tree(dimension.name(), chains).withRemainders(added.toArray(String[]::new));
    }

    /** Where categories are that are not alone there. */
    private Map<String, Place> places(Set<String> categories, String name, BiPredicate<String, String> overlap) {
        Set<String> all = new TreeSet<>();
        open.forEach(key -> Optional.ofNullable(key.categories().get(name)).ifPresent(all::add));
        Map<String, Place> places = new LinkedHashMap<>();
        Map<Place, Integer> sizes = new HashMap<>();
        for (String category : categories) {
            Set<String> met = new TreeSet<>();
            all.stream().filter(code -> overlap.test(category, code)).forEach(met::add);
            Place place = new Place(name, met);
            places.put(category, place);
            sizes.merge(place, 1, Integer::sum);
        }
        // What is anywhere is in no place of its own.
        places.values()
                .removeIf(place ->
                        place.codes().isEmpty() || place.codes().size() == all.size() || sizes.get(place) == 1);
        return places;
    }

    private static boolean isNested(Map<String, Place> near, Map<String, Place> far) {
        Map<Place, Place> around = new HashMap<>();
        return far.keySet().containsAll(near.keySet())
                && near.entrySet().stream().allMatch(category -> {
                    Place place = far.get(category.getKey());
                    Place before = around.putIfAbsent(category.getValue(), place);
                    return before == null || before.equals(place);
                });
    }

    /** The cells of a system whose count is known: those shown, and what surrounds others and was shown. */
    Set<CellKey> known(TableSystem system) {
        Set<CellKey> known = new HashSet<>(open);
        for (TableSystem.Cell cell : system.cells()) {
            for (Map.Entry<String, String> category : cell.key().categories().entrySet()) {
                Place place = places.get(category.getValue());
                if (place != null
                        && place.codes().stream()
                                .allMatch(code -> isOpen(cell.key(), category.getKey(), place, code))) {
                    known.add(cell.key());
                }
            }
        }
        return known;
    }

    private boolean isOpen(CellKey key, String dimension, Place place, String code) {
        Map<String, String> categories = new HashMap<>(key.categories());
        categories.remove(dimension);
        categories.put(place.name(), code);
        return open.contains(CellKey.of(categories));
    }
}
