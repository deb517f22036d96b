package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * What may be shown of the counts of an event by attributes, all margins included. One system of sums: entered =
 * followed + not followed up to the horizon, followed = with the event + without it, in every group.
 *
 * @param table the counts as they may be shown, empty for a cohort without journeys
 */
record ShownEvents(Optional<ShownTable> table) {

    private static final String FOLLOWED = "followed";
    private static final String EVENT = "event";
    private static final String OTHER = "other";
    private static final String LATER = "later";

    /**
     * A group whose counts are all shown.
     *
     * @param followed journeys followed up to the horizon
     * @param events of those, with the event
     */
    record Share(long followed, long events) {

        long others() {
            return followed - events;
        }
    }

    static ShownEvents of(
            AnalysisData data, CohortDefinition cohort, ProtectionRule rule, EventCounts counts, CountedEvent event) {
        if (counts.counts().isEmpty()) {
            return new ShownEvents(Optional.empty());
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < counts.attributes().size(); i++) {
            dimensions.add(Dimension.flat(counts.attributes().get(i).name(), counts.codes(i)));
        }
        Map<String, List<String>> states = new LinkedHashMap<>();
        states.put(EVENT, List.of(FOLLOWED));
        states.put(OTHER, List.of(FOLLOWED));
        states.put(LATER, List.of());
        dimensions.add(Dimension.tree(event.key(), states));
        Map<List<String>, Long> inner = new LinkedHashMap<>();
        counts.counts().forEach((codes, counted) -> {
            inner.put(with(codes, EVENT), counted.events());
            inner.put(with(codes, OTHER), counted.followed() - counted.events());
            inner.put(with(codes, LATER), counted.entered() - counted.followed());
        });
        return new ShownEvents(Optional.of(data.shown(cohort, rule, dimensions, inner)));
    }

    private static List<String> with(List<String> codes, String state) {
        List<String> all = new ArrayList<>(codes);
        all.add(state);
        return all;
    }

    /** Whether nothing is withheld. */
    boolean isWhole() {
        return table.map(ShownTable::isWhole).orElse(true);
    }

    OptionalLong entered(List<String> codes) {
        return count(codes, Dimension.TOTAL);
    }

    OptionalLong followed(List<String> codes) {
        return count(codes, FOLLOWED);
    }

    OptionalLong events(List<String> codes) {
        return count(codes, EVENT);
    }

    /** The counts of a group, if those followed, those with the event and those without it are all shown. */
    Optional<Share> share(List<String> codes) {
        OptionalLong followed = followed(codes);
        OptionalLong events = events(codes);
        return followed.isPresent() && events.isPresent() && count(codes, OTHER).isPresent()
                ? Optional.of(new Share(followed.getAsLong(), events.getAsLong()))
                : Optional.empty();
    }

    /** Three cells: entered, followed, with the event. */
    List<Cell> counts(List<String> codes) {
        return List.of(Cells.count(entered(codes)), Cells.count(followed(codes)), Cells.count(events(codes)));
    }

    private OptionalLong count(List<String> codes, String state) {
        return table.map(shown -> shown.count(with(codes, state).toArray(String[]::new)))
                .orElseGet(() -> OptionalLong.of(0));
    }

    /** The total over so many attributes. */
    static List<String> all(int attributes) {
        return IntStream.range(0, attributes).mapToObj(i -> Dimension.TOTAL).toList();
    }
}
