package fr.parcours.engine.analysis;

import fr.parcours.engine.protect.ProtectedFlows;
import fr.parcours.engine.protect.ProtectedFlows.Edge;
import fr.parcours.engine.protect.ProtectionRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The passages of one stratum as a network, and what may be shown of it. */
final class PassageNetwork {

    private static final int OUTSIDE = 0;

    private final Map<Place, Map<Place, Way>> ways = new EnumMap<>(Place.class);
    private final Map<Place, Long> passages = new EnumMap<>(Place.class);
    private final Map<Place, Long> journeys = new EnumMap<>(Place.class);
    private final Map<Place, Boolean> placeShown = new HashMap<>();
    private final Map<Place, Boolean> journeysShown = new HashMap<>();

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

    /** Withholds what has to be: places are edges from where they are reached to where they are left. */
    void protect(ProtectionRule rule) {
        long entered = journeys.getOrDefault(Place.ENTRY, 0L);
        List<Edge> edges = new ArrayList<>();
        List<Place> places = places();
        for (Place place : places) {
            long count = passages.get(place);
            long whole = count <= entered ? entered : count; // a place reached several times is no part of the entries
            edges.add(new Edge(reached(place), left(place), count, whole));
        }
        List<Way> all = ways.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
        all.forEach(way -> edges.add(Edge.of(left(way.source), reached(way.target), way.passages)));
        List<Boolean> shown = ProtectedFlows.shown(rule, edges);
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            placeShown.put(place, shown.get(i));
            journeysShown.put(
                    place,
                    shown.get(i)
                            && rule.shows(passages.get(place) - journeys.get(place))
                            && rule.showsShare(journeys.get(place), entered));
        }
        for (int i = 0; i < all.size(); i++) {
            all.get(i).shown = shown.get(places.size() + i);
        }
    }

    private static int reached(Place place) {
        return place == Place.ENTRY ? OUTSIDE : 1 + 2 * place.number();
    }

    private static int left(Place place) {
        return place.isEnding() ? OUTSIDE : 2 + 2 * place.number();
    }

    /** The places, in the order of the process. */
    List<Place> places() {
        return List.copyOf(passages.keySet());
    }

    OptionalLong passages(Place place) {
        return placeShown.get(place) ? OptionalLong.of(passages.get(place)) : OptionalLong.empty();
    }

    OptionalLong journeys(Place place) {
        return journeysShown.get(place) ? OptionalLong.of(journeys.get(place)) : OptionalLong.empty();
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

        /** Journeys that took it; withheld when few took it several times. */
        OptionalLong journeys(ProtectionRule rule) {
            return rule.shows(passages - journeys) ? OptionalLong.of(journeys) : OptionalLong.empty();
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
