package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** What an observer can combine of tables by different zonings: sums of the ones that are sums of the others. */
final class OverlapTies {

    private final Overlaps overlaps;

    OverlapTies(Overlaps overlaps) {
        this.overlaps = overlaps;
    }

    /** Two dimensions of which one knows what their categories have in common. */
    private record Related(String one, String other, BiPredicate<String, String> overlap) {}

    /** Whether tables must be in one system. */
    boolean between(Release.Placed one, Release.Placed other) {
        Set<String> names = names(one);
        Set<String> others = names(other);
        return names.stream()
                .filter(name -> !others.contains(name))
                .anyMatch(name -> others.stream()
                        .filter(second -> !names.contains(second))
                        .anyMatch(second -> overlaps.between(name, second).isPresent()));
    }

    /** Adds the sums to a system of tables. */
    void add(TableSystem.Builder builder, List<Release.Placed> tables) {
        Map<CellKey, Long> counts = new LinkedHashMap<>();
        Set<String> fixed = new TreeSet<>();
        for (Release.Placed table : tables) {
            table.keys().forEach(key -> counts.putIfAbsent(key, table.count(key)));
            fixed.addAll(table.fixed());
        }
        for (Related related : related(tables)) {
            Map<CellKey, SliceTies.Side> ones = slices(counts.keySet(), related.one(), related.other());
            Map<CellKey, SliceTies.Side> others = slices(counts.keySet(), related.other(), related.one());
            Set<CellKey> crossed = crossed(counts.keySet(), related);
            List<SliceTies> ties = new ArrayList<>();
            ones.forEach((slice, side) -> {
                // A table by both dimensions holds these sums itself.
                if (others.containsKey(slice) && !crossed.contains(slice)) {
                    ties.add(new SliceTies(side, others.get(slice), counts));
                }
            });
            pairs(ones, others, fixed).forEach((all, some) -> ties.add(new SliceTies(all, some, counts)));
            pairs(others, ones, fixed).forEach((all, some) -> ties.add(new SliceTies(some, all, counts)));
            ties.removeIf(slice -> !slice.find(related.overlap()));
            addTogether(builder, ties, fixed);
        }
    }

    /** Adds the sums of all slices, with what those of a category leave of the wider ones. */
    private static void addTogether(TableSystem.Builder builder, List<SliceTies> ties, Set<String> fixed) {
        Map<SliceTies, List<SliceTies>> wider = new LinkedHashMap<>();
        for (SliceTies slice : ties) {
            wider.put(
                    slice,
                    ties.stream()
                            .filter(other -> isWithin(slice.slice(), other.slice(), fixed))
                            .toList());
        }
        Transport together = new Transport();
        ties.forEach(slice -> slice.addTo(together));
        wider.forEach((slice, others) -> others.forEach(other -> slice.addWithin(other, together)));
        boolean isNested = together.solve();
        Transport solved = together;
        if (!isNested) {
            // What the slices say of each other cannot be: each is still true by itself.
            solved = new Transport();
            for (SliceTies slice : ties) {
                slice.addTo(solved);
            }
            solved.solve();
        }
        for (SliceTies slice : ties) {
            slice.addTo(builder, solved);
        }
        if (isNested) {
            wider.forEach((slice, others) -> others.forEach(other -> slice.addRemainders(builder, other, together)));
        }
    }

    private static boolean isWithin(CellKey slice, CellKey wider, Set<String> fixed) {
        Set<String> more = new HashSet<>(slice.categories().keySet());
        more.removeAll(wider.categories().keySet());
        return !more.isEmpty()
                && fixed.containsAll(more)
                && slice.categories().entrySet().containsAll(wider.categories().entrySet());
    }

    /** Slices of persons of a category, beside the nearest slice of all of them that the other dimension divides. */
    private static Map<SliceTies.Side, SliceTies.Side> pairs(
            Map<CellKey, SliceTies.Side> wholes, Map<CellKey, SliceTies.Side> parts, Set<String> fixed) {
        Map<SliceTies.Side, SliceTies.Side> pairs = new LinkedHashMap<>();
        parts.forEach((slice, side) -> {
            List<String> here =
                    fixed.stream().filter(slice.categories().keySet()::contains).toList();
            Links.subsets(here).stream()
                    .map(left -> Links.without(slice, left))
                    .filter(wider -> wholes.containsKey(wider) && !wholes.containsKey(slice))
                    .findFirst()
                    .ifPresent(wider -> pairs.put(wholes.get(wider), side));
        });
        return pairs;
    }

    private List<Related> related(List<Release.Placed> tables) {
        Set<String> names = new TreeSet<>();
        tables.forEach(table -> names.addAll(names(table)));
        List<String> all = List.copyOf(names);
        List<Related> related = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Optional<BiPredicate<String, String>> overlap = overlaps.between(all.get(i), all.get(j));
                if (overlap.isPresent()) {
                    related.add(new Related(all.get(i), all.get(j), overlap.get()));
                }
            }
        }
        return related;
    }

    private static Set<String> names(Release.Placed table) {
        Set<String> names = new LinkedHashSet<>();
        table.release().table().dimensions().forEach(dimension -> names.add(dimension.name()));
        return names;
    }

    /** The cells with a category of one dimension and none of another, by their other categories. */
    private static Map<CellKey, SliceTies.Side> slices(Collection<CellKey> keys, String name, String without) {
        Map<CellKey, SliceTies.Side> slices = new LinkedHashMap<>();
        for (CellKey key : keys) {
            String code = key.categories().get(name);
            if (code != null && !key.categories().containsKey(without)) {
                slices.computeIfAbsent(
                                Links.without(key, Set.of(name)),
                                slice -> new SliceTies.Side(name, slice, new TreeMap<>()))
                        .cells()
                        .put(code, key);
            }
        }
        return slices;
    }

    private static Set<CellKey> crossed(Collection<CellKey> keys, Related related) {
        Set<CellKey> crossed = new HashSet<>();
        for (CellKey key : keys) {
            if (key.categories().keySet().containsAll(Set.of(related.one(), related.other()))) {
                crossed.add(Links.without(key, Set.of(related.one(), related.other())));
            }
        }
        return crossed;
    }
}
