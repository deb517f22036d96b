package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.protect.table.CountTable;
import fr.parcours.engine.protect.table.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The passages of a process map as tables of one study. As many leave a place as reach it: a place is the sum of its
 * passages in the table of places left and in that of places reached.
 *
 * @param attributes what the strata are made of
 * @param networks the passages of each stratum
 */
record PassageCounts(List<Attribute> attributes, Map<Stratum, PassageNetwork> networks) {

    private static final String PASSAGE = "passage";

    /**
     * The tables: passages by place left, by place reached, journeys that reach each place, then passages told apart.
     */
    List<CountTable> tables() {
        Set<List<Place>> ways = new LinkedHashSet<>();
        Set<Place> places = new LinkedHashSet<>();
        networks.values().forEach(network -> {
            ways.addAll(network.ways());
            places.addAll(network.places());
        });
        places.remove(Place.ENTRY);
        Map<String, List<String>> left = new LinkedHashMap<>();
        Map<String, List<String>> reached = new LinkedHashMap<>();
        SplitCounts passages = new SplitCounts(attributes);
        FirstPassages firsts = new FirstPassages();
        for (List<Place> way : ways) {
            String category = way(way.get(0), way.get(1));
            left.put(category, List.of(at(way.get(0))));
            reached.put(category, List.of(at(way.get(1))));
            networks.forEach((stratum, network) -> passages.add(stratum, category, network.passages(way)));
            firsts.add(category, network -> network.passages(way), network -> network.journeys(way));
        }
        List<CountTable> tables = new ArrayList<>();
        tables.add(passages.by(Dimension.forest(PASSAGE, left)));
        tables.add(passages.by(Dimension.forest(PASSAGE, reached)));
        for (Place place : places) {
            String journeys =
                    firsts.add(at(place), network -> network.allPassages(place), network -> network.allJourneys(place));
            SplitCounts split = new SplitCounts(attributes);
            networks.forEach((stratum, network) -> split.add(stratum, journeys, network.allJourneys(place))
                    .add(
                            stratum,
                            SplitCounts.rest(journeys),
                            network.allJourneys(Place.ENTRY) - network.allJourneys(place)));
            tables.add(split.by(SplitCounts.nested(PASSAGE, journeys)));
        }
        firsts.table().ifPresent(tables::add);
        return tables;
    }

    /** Passages that are the first of their journey and those that come again, where there are any of these. */
    private final class FirstPassages {

        private final Map<String, List<String>> ancestors = new LinkedHashMap<>();
        private final List<String> unseen = new ArrayList<>();
        private final SplitCounts split = new SplitCounts(attributes);

        /** Adds a category of passages; returns that of the journeys among them. */
        String add(String category, ToLongFunction<PassageNetwork> passages, ToLongFunction<PassageNetwork> journeys) {
            if (networks.values().stream()
                    .allMatch(network -> passages.applyAsLong(network) == journeys.applyAsLong(network))) {
                return category;
            }
            String again = "again " + category;
            ancestors.put(first(category), List.of(category));
            ancestors.put(again, List.of(category));
            unseen.add(again);
            networks.forEach((stratum, network) -> split.add(stratum, first(category), journeys.applyAsLong(network))
                    .add(stratum, again, passages.applyAsLong(network) - journeys.applyAsLong(network)));
            return first(category);
        }

        Optional<CountTable> table() {
            return ancestors.isEmpty()
                    ? Optional.empty()
                    : Optional.of(split.by(
                            Dimension.forest(PASSAGE, ancestors).withRemainders(unseen.toArray(String[]::new))));
        }
    }

    static String at(Place place) {
        return place == Place.ENTRY ? Dimension.TOTAL : place.key();
    }

    static String way(Place source, Place target) {
        return source.key() + " to " + target.key();
    }

    static String first(String category) {
        return "first " + category;
    }
}
