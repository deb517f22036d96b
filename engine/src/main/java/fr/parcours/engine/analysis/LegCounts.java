package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.protect.table.CountTable;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The journeys that come to each stage of a way, and those that go on from it, as tables of one study. Who goes from a
 * stage straight to another goes on from the one and comes to the other: the same count is in the table of stages left
 * and in that of stages reached, and a stage is the same in both.
 *
 * @param attributes what the strata are made of
 * @param names the stages, from the entry to the jury; two ways that differ in other stages come to these otherwise
 * @param isWhole whether all journeys are there from their entry on, so that none goes on that did not come
 */
record LegCounts(List<Attribute> attributes, List<String> names, boolean isWhole) {

    private static final String LEG = "leg";

    /** Copies the lists. */
    LegCounts {
        attributes = List.copyOf(attributes);
        names = List.copyOf(names);
    }

    /** The tables: of stages left, of stages reached, then of those that come to each stage or never do. */
    List<CountTable> tables(Map<Stratum, Legs> strata) {
        List<CountTable> tables = new ArrayList<>(List.of(left(strata), reached(strata)));
        for (int i = 1; i < names.size(); i++) {
            int stage = i;
            SplitCounts split = new SplitCounts(attributes);
            strata.forEach((stratum, legs) -> split.add(stratum, at(stage), legs.reached(stage))
                    .add(stratum, SplitCounts.rest(at(stage)), legs.reached(0) - legs.reached(stage)));
            tables.add(split.by(SplitCounts.nested(LEG, at(stage))));
        }
        return tables;
    }

    private CountTable left(Map<Stratum, Legs> strata) {
        SplitCounts split = new SplitCounts(attributes);
        Map<String, List<String>> ancestors = new LinkedHashMap<>();
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < names.size() - 1; i++) {
            int stage = i;
            for (int j = stage + 1; j < names.size(); j++) {
                int next = j;
                ancestors.put(straight(stage, next), isWhole ? List.of(on(stage), at(stage)) : List.of(on(stage)));
                unseen.add(straight(stage, next));
                strata.forEach(
                        (stratum, legs) -> split.add(stratum, straight(stage, next), legs.straight(stage, next)));
            }
            if (isWhole) {
                ancestors.put(SplitCounts.rest(on(stage)), List.of(at(stage)));
                unseen.add(SplitCounts.rest(on(stage)));
                strata.forEach((stratum, legs) ->
                        split.add(stratum, SplitCounts.rest(on(stage)), legs.reached(stage) - legs.left(stage)));
            }
        }
        return split.by(Dimension.forest(LEG, ancestors).withRemainders(unseen.toArray(String[]::new)));
    }

    private CountTable reached(Map<Stratum, Legs> strata) {
        SplitCounts split = new SplitCounts(attributes);
        Map<String, List<String>> ancestors = new LinkedHashMap<>();
        for (int i = 0; i < names.size() - 1; i++) {
            int stage = i;
            for (int j = stage + 1; j < names.size(); j++) {
                int next = j;
                ancestors.put(straight(stage, next), List.of(at(next)));
                strata.forEach(
                        (stratum, legs) -> split.add(stratum, straight(stage, next), legs.straight(stage, next)));
            }
        }
        return split.by(Dimension.forest(LEG, ancestors)
                .withRemainders(ancestors.keySet().toArray(String[]::new)));
    }

    private String at(int stage) {
        if (stage == 0) {
            return Dimension.TOTAL;
        }
        return stage == names.size() - 1 ? "at " + names.get(stage) : ofThisWay("at " + names.get(stage));
    }

    private String on(int stage) {
        return ofThisWay("on from " + names.get(stage));
    }

    private String straight(int stage, int next) {
        return ofThisWay(names.get(stage) + " to " + names.get(next));
    }

    private String ofThisWay(String category) {
        return category + " by " + String.join(", ", names);
    }

    /**
     * What may be shown of it.
     *
     * @param counts what was counted
     * @param tables its tables
     */
    record Shown(LegCounts counts, List<ShownTable> tables) {

        /** Journeys of a stratum that come to a stage, empty where withheld. */
        OptionalLong reached(Stratum stratum, int stage) {
            return stage == 0
                    ? SplitCounts.count(tables.get(2), stratum, Dimension.TOTAL)
                    : SplitCounts.count(tables.get(1), stratum, counts.at(stage));
        }

        /** Journeys of a stratum that go on from a stage, empty where withheld. */
        OptionalLong left(Stratum stratum, int stage) {
            return SplitCounts.count(tables.get(0), stratum, counts.on(stage));
        }
    }
}
