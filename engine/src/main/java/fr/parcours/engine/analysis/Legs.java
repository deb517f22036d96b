package fr.parcours.engine.analysis;

import fr.parcours.engine.stats.Exit;
import fr.parcours.engine.stats.LifeTable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The legs of the journeys of one stratum, added up row by row of the query. Not thread-safe. */
final class Legs {

    private final long[][] flows;
    private final long[] completedThrough;
    private final long[] completedDays;
    private final List<LifeTable.Builder> tables;
    private final LifeTable.Builder whole = LifeTable.builder();
    private long entered;
    private long completed;

    /** Starts with nothing; stages are numbered from 0, the entry, to the jury. */
    Legs(int stages) {
        flows = new long[stages][stages];
        completedThrough = new long[stages - 1];
        completedDays = new long[stages - 1];
        tables = Stream.generate(LifeTable::builder).limit(stages - 1).toList();
    }

    /** One row of the query: journeys that spent the same time at a stage. */
    record Part(OptionalInt next, long entryDays, long days, boolean isComplete, long journeys) {

        private boolean isEverAtRisk() {
            return entryDays == 0 || days > entryDays;
        }

        private void addTo(LifeTable.Builder table) {
            Exit exit = next.isPresent() ? Exit.EVENT : Exit.CENSORED;
            if (entryDays == 0) {
                table.add(days, exit, journeys);
            } else if (isEverAtRisk()) {
                table.addLate(entryDays, days, exit, journeys);
            }
        }
    }

    /** Adds journeys to the whole way. */
    void addWhole(Part part) {
        part.addTo(whole);
        entered += part.isEverAtRisk() ? part.journeys() : 0;
        completed += part.isComplete() ? part.journeys() : 0;
    }

    /** Adds journeys to the leg that starts at a stage. */
    void add(int stage, Part part) {
        part.addTo(tables.get(stage));
        if (part.isEverAtRisk() && part.next().isPresent()) {
            flows[stage][part.next().getAsInt()] += part.journeys();
        }
        if (part.isComplete()) {
            completedThrough[stage] += part.journeys();
            completedDays[stage] += part.days() * part.journeys();
        }
    }

    /** Journeys that reached the jury. */
    long completed() {
        return completed;
    }

    /** Of these, those that came through each stage but the jury. */
    List<Long> completedThrough() {
        return Arrays.stream(completedThrough).boxed().toList();
    }

    /** The days that they spent at each, in all. */
    List<Long> completedDays() {
        return Arrays.stream(completedDays).boxed().toList();
    }

    /** Journeys that go from a stage straight to a later one. */
    long straight(int stage, int next) {
        return flows[stage][next];
    }

    /** Journeys that come to a stage. */
    long reached(int stage) {
        return stage == 0
                ? entered
                : Arrays.stream(flows).mapToLong(from -> from[stage]).sum();
    }

    /** Journeys that go on from a stage. */
    long left(int stage) {
        return Arrays.stream(flows[stage]).sum();
    }

    /** The times spent at a stage. */
    LifeTable table(int stage) {
        return tables.get(stage).build();
    }

    /** The times from entry to the jury. */
    LifeTable whole() {
        return whole.build();
    }
}
