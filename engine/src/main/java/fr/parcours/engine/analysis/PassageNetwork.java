package fr.parcours.engine.analysis;

import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The passages of one stratum as a network, and what may be shown of it. */
final class PassageNetwork {

    private final Map<Place, Map<Place, Way>> ways = new EnumMap<>(Place.class);
    private final Map<Place, Long> passages = new EnumMap<>(Place.class);
    private final Map<Place, Long> journeys = new EnumMap<>(Place.class);
    private final Map<Place, OptionalLong> shownPassages = new EnumMap<>(Place.class);
    private final Map<Place, OptionalLong> shownJourneys = new EnumMap<>(Place.class);

    void add(ProcessMap.Passage passage) {
        ways.computeIfAbsent(passage.source(), unused -> new EnumMap<>(Place.class))
                .computeIfAbsent(passage.target(), target -> new Way(passage.source(), target))
                .add(passage);
        passages.merge(passage.target(), passage.passages(), Long::sum);
        journeys.merge(passage.target(), passage.arrived(), Long::sum);
        if (passage.source() == Place.ENTRY) {
            passages.merge(Place.ENTRY, passage.passages(), Long::sum);
            journeys.merge(Place.ENTRY, passage.journeys(), Long::sum);
        }
    }

    /** Keeps what may be shown of a stratum, of the tables of {@link PassageCounts}. */
    void show(Stratum stratum, List<ShownTable> tables) {
        for (Place place : places()) {
            String at = PassageCounts.at(place);
            boolean isEntry = place == Place.ENTRY;
            shownPassages.put(place, SplitCounts.count(tables.get(isEntry ? 0 : 1), stratum, at));
            shownJourneys.put(
                    place,
                    isEntry ? SplitCounts.count(tables.get(0), stratum, Dimension.TOTAL) : first(tables, stratum, at));
        }
        ways.values().stream().flatMap(targets -> targets.values().stream()).forEach(way -> {
            String category = PassageCounts.way(way.source, way.target);
            way.shown = SplitCounts.count(tables.get(0), stratum, category).isPresent();
            way.shownJourneys = first(tables, stratum, category);
        });
    }

    /** How many journeys a place or a way counts, each once: in a table of its own where some come again. */
    private static OptionalLong first(List<ShownTable> tables, Stratum stratum, String category) {
        return Stream.of(PassageCounts.first(category), category)
                .flatMap(code -> tables.stream()
                        .filter(table -> has(table, code))
                        .map(table -> SplitCounts.count(table, stratum, code)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean has(ShownTable table, String code) {
        return table.dimensions().get(table.dimensions().size() - 1).nodes().stream()
                .anyMatch(node -> node.code().equals(code));
    }

    /** The ways from a place to the next one. */
    List<List<Place>> ways() {
        return ways.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .map(way -> List.of(way.source, way.target))
                .toList();
    }

    long passages(List<Place> way) {
        return way(way).map(Way::passages).orElse(0L);
    }

    long journeys(List<Place> way) {
        return way(way).map(one -> one.journeys).orElse(0L);
    }

    private Optional<Way> way(List<Place> way) {
        return Optional.ofNullable(ways.getOrDefault(way.get(0), Map.of()).get(way.get(1)));
    }

    long allPassages(Place place) {
        return passages.getOrDefault(place, 0L);
    }

    long allJourneys(Place place) {
        return journeys.getOrDefault(place, 0L);
    }

    /** The places, in the order of the process. */
    List<Place> places() {
        return List.copyOf(passages.keySet());
    }

    OptionalLong passages(Place place) {
        return shownPassages.get(place);
    }

    OptionalLong journeys(Place place) {
        return shownJourneys.get(place);
    }

    /** What came next, the most frequent first. */
    List<Way> shownWays(Place source) {
        return ways.getOrDefault(source, Map.of()).values().stream()
                .filter(way -> way.shown)
                .sorted(Comparator.comparingLong(Way::passages).reversed())
                .toList();
    }

    boolean isAnyWithheld(Place source) {
        return ways.getOrDefault(source, Map.of()).values().stream().anyMatch(way -> !way.shown);
    }

    /** The passages from one place to the next. */
    static final class Way {
        private final Place source;
        private final Place target;
        private final DaysTaken days = new DaysTaken();
        private long passages;
        private long journeys;
        private boolean shown;
        private OptionalLong shownJourneys = OptionalLong.empty();

        private Way(Place source, Place target) {
            this.source = source;
            this.target = target;
        }

        private void add(ProcessMap.Passage passage) {
            days.add(passage.days(), passage.passages());
            passages += passage.passages();
            journeys += passage.journeys();
        }

        Place target() {
            return target;
        }

        long passages() {
            return passages;
        }

        /** Journeys that took it; empty where withheld. */
        OptionalLong journeys() {
            return shownJourneys;
        }

        DaysTaken days() {
            return days;
        }

        /** An entry has no duration, nor an end other than waiting. */
        boolean hasDuration() {
            return source != Place.ENTRY && (!target.isEnding() || target == Place.OPEN);
        }
    }
}
