package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.protect.table.CountTable;
import fr.parcours.engine.protect.table.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The passages of a process map as tables of one study. As many leave a place as reach it: a place is the sum of its
 * passages in the table of places left and in that of places reached.
 *
 * @param attributes what the strata are made of
 * @param networks the passages of each stratum
 */
record PassageCounts(List<Attribute> attributes, Map<Stratum, PassageNetwork> networks) {

    private static final String PASSAGE = "passage";

    /** The tables: passages by place left, by place reached, first ones, then journeys that reach each place. */
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
        Map<String, List<String>> first = new LinkedHashMap<>();
        SplitCounts passages = new SplitCounts(attributes);
        SplitCounts arrived = new SplitCounts(attributes);
        SplitCounts firsts = new SplitCounts(attributes);
        for (List<Place> way : ways) {
            String category = way(way.get(0), way.get(1));
            left.put(category, List.of(at(way.get(0))));
            reached.put(category, List.of(at(way.get(1))));
            boolean repeats = networks.values().stream().anyMatch(n -> n.passages(way) > n.journeys(way));
            if (repeats) {
                first.put(first(category), List.of(category));
                first.put(again(category), List.of(category));
            }
            networks.forEach((stratum, network) -> {
                long count = network.passages(way);
                passages.add(stratum, category, count);
                arrived.add(stratum, category, count);
                if (repeats) {
                    firsts.add(stratum, first(category), network.journeys(way));
                    firsts.add(stratum, again(category), count - network.journeys(way));
                }
            });
        }
        List<CountTable> tables = new ArrayList<>();
        tables.add(passages.by(Dimension.forest(PASSAGE, left)));
        tables.add(arrived.by(Dimension.forest(PASSAGE, reached)));
        for (Place place : places) {
            String category = at(place);
            boolean repeats = networks.values().stream().anyMatch(n -> n.allPassages(place) > n.allJourneys(place));
            if (repeats) {
                first.put(first(category), List.of(category));
                first.put(again(category), List.of(category));
            }
            String fst = repeats ? first(category) : category;
            SplitCounts split = new SplitCounts(attributes);
            networks.forEach((stratum, network) -> {
                long journeys = network.allJourneys(place);
                if (repeats) {
                    firsts.add(stratum, first(category), journeys);
                    firsts.add(stratum, again(category), network.allPassages(place) - journeys);
                }
                split.add(stratum, fst, journeys)
                        .add(stratum, SplitCounts.rest(fst), network.allJourneys(Place.ENTRY) - journeys);
            });
            tables.add(split.by(SplitCounts.nested(PASSAGE, fst)));
        }
        tables.add(
                2,
                firsts.by(Dimension.forest(PASSAGE, first)
                        .withRemainders(first.keySet().stream()
                                .filter(category -> category.startsWith(again("")))
                                .toArray(String[]::new))));
        return tables;
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

    private static String again(String category) {
        return "again " + category;
    }
}
