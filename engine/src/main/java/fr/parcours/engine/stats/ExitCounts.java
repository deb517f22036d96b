package fr.parcours.engine.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects subjects, in any order, for the tables of this package: who leaves when and how, who enters late. */
final class ExitCounts {

    /** The manner of exit that is not an event. */
    static final int CENSORED = 0;

    /** Makes a row of a table. */
    interface RowMaker<R> {
        /** {@code exits[0]} are the censored, {@code exits[k]} the events of cause k. */
        R row(long time, long atRisk, long[] exits);
    }

    private final int causes;
    private final TreeMap<Long, long[]> exits = new TreeMap<>();
    private final TreeMap<Long, Long> entries = new TreeMap<>();
    private long presentFromStart;
    private long subjects;

    ExitCounts(int causes) {
        this.causes = causes;
    }

    void add(long time, int cause, long count) {
        if (time < 0) {
            throw new IllegalArgumentException("Cannot count a subject at a negative time: " + time);
        }
        exit(time, cause, count);
        presentFromStart += count;
    }

    void addLate(long entry, long time, int cause, long count) {
        if (entry < 0 || time <= entry) {
            throw new IllegalArgumentException(
                    "Cannot observe a subject from " + entry + " to " + time + ": the exit must be after the entry");
        }
        exit(time, cause, count);
        if (count > 0) {
            entries.merge(entry, count, Long::sum);
        }
    }

    private void exit(long time, int cause, long count) {
        if (count < 0) {
            throw new IllegalArgumentException("Cannot count a negative number of subjects: " + count);
        }
        if (count > Long.MAX_VALUE - subjects) {
            throw new IllegalArgumentException("Cannot count " + count + " subjects more than " + subjects);
        }
        if (cause < CENSORED || cause > causes) {
            throw new IllegalArgumentException("Cannot count an event of cause " + cause + " among " + causes);
        }
        subjects += count;
        if (count > 0) {
            exits.computeIfAbsent(time, absent -> new long[causes + 1])[cause] += count;
        }
    }

    List<LateEntry> late() {
        return entries.entrySet().stream()
                .map(entry -> new LateEntry(entry.getKey(), entry.getValue()))
                .toList();
    }

    <R> List<R> rows(RowMaker<R> maker) {
        List<R> rows = new ArrayList<>(exits.size());
        TreeMap<Long, Long> waiting = new TreeMap<>(entries);
        long atRisk = presentFromStart;
        for (Map.Entry<Long, long[]> exit : exits.entrySet()) {
            while (!waiting.isEmpty() && waiting.firstKey() < exit.getKey()) {
                atRisk += waiting.pollFirstEntry().getValue();
            }
            rows.add(maker.row(exit.getKey(), atRisk, exit.getValue().clone()));
            for (long count : exit.getValue()) {
                atRisk -= count;
            }
        }
        return rows;
    }
}
