package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.session.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The true counts of an event by attributes: not for release.
 *
 * @param attributes what journeys are counted by
 * @param counts by codes of the attributes
 * @param source where they come from
 */
record EventCounts(List<Attribute> attributes, Map<List<String>, Counted> counts, AnalysisData.Counts<Counted> source) {

    /**
     * What is counted of a group of journeys.
     *
     * @param codes codes of the attributes
     * @param entered journeys that entered
     * @param followed of those, followed up to the horizon
     * @param events of those, with the event
     */
    record Counted(List<String> codes, long entered, long followed, long events) {

        Counted plus(Counted other) {
            return new Counted(codes, entered + other.entered, followed + other.followed, events + other.events);
        }
    }

    /** Counts a cohort, which is not split yet. */
    static EventCounts of(AnalysisData data, CohortDefinition cohort, List<Attribute> attributes, CountedEvent event) {
        event.check(cohort);
        CohortDefinition split = cohort.by(attributes);
        AnalysisData.Counts<Counted> source = event.event()
                .map(one -> data.counts(
                        split,
                        one.step(),
                        "crosstab/reached",
                        Map.of("horizon_days", event.horizon().days(), "cause", one.cause()),
                        Map.of("exposed", one.relation()),
                        row -> counted(split, row, "events")))
                .orElseGet(() -> data.counts(
                        split,
                        Optional.empty(),
                        "dropout/definitions",
                        Map.of("horizon_days", event.horizon().days()),
                        row -> counted(split, row, "presumed")));
        Map<List<String>, Counted> counts = new LinkedHashMap<>();
        source.rows().forEach(row -> counts.put(row.codes(), row));
        return new EventCounts(attributes, counts, source);
    }

    private static Counted counted(CohortDefinition split, Row row, String events) {
        return new Counted(
                Stratum.parse(split.strata(), row.text("stratum").orElse("")).codes(),
                row.number("entered"),
                row.number("followed"),
                row.number(events));
    }

    /** The same, counted by some of the attributes only, in their order. */
    EventCounts by(int from, int to) {
        Map<List<String>, Counted> summed = new LinkedHashMap<>();
        counts.values().forEach(counted -> {
            List<String> codes = counted.codes().subList(from, to);
            summed.merge(
                    codes, new Counted(codes, counted.entered(), counted.followed(), counted.events()), Counted::plus);
        });
        return new EventCounts(attributes.subList(from, to), summed, source);
    }

    /** The codes of one attribute, in their order, the missing value last. */
    List<String> codes(int attribute) {
        return counts.keySet().stream()
                .map(codes -> codes.get(attribute))
                .distinct()
                .sorted(CrosstabCounts.ORDER)
                .toList();
    }

    /** The sum of all groups. */
    Counted whole() {
        return counts.values().stream().reduce(new Counted(List.of(), 0, 0, 0), Counted::plus);
    }
}
