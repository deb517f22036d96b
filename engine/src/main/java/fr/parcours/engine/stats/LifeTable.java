package fr.parcours.engine.stats;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Subjects counted by the time and the way their observation ends: all that a survival curve needs.
 *
 * <p>Times are whole numbers of one unit (days, months), zero or more, so that ties are exact. A subject is at risk at
 * t when its entry is strictly before t and its exit at t or later; a subject without an entry is at risk from the
 * start, time 0 included. At equal times events come before censorings: a subject censored at t is at risk at t.
 *
 * @param rows one row per distinct exit time, by increasing time; empty when there is no subject
 */
public record LifeTable(List<Row> rows) {

    /**
     * The subjects whose observation ends at one time.
     *
     * @param time the time, zero or more
     * @param atRisk subjects at risk at that time
     * @param events subjects with the event at that time
     * @param censored subjects censored at that time
     */
    public record Row(long time, long atRisk, long events, long censored) {}

    /** Copies the list. */
    public LifeTable {
        rows = List.copyOf(rows);
    }

    /**
     * Starts an empty table.
     *
     * @return a builder, not thread-safe
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the number of subjects.
     *
     * @return zero or more
     */
    public long subjects() {
        return rows.stream().mapToLong(row -> row.events() + row.censored()).sum();
    }

    /**
     * Returns the number of events.
     *
     * @return zero or more
     */
    public long events() {
        return rows.stream().mapToLong(Row::events).sum();
    }

    /** Collects counts in any order; the same time may be given several times. */
    public static final class Builder {
        private final TreeMap<Long, EnumMap<Exit, Long>> exits = new TreeMap<>();
        private final TreeMap<Long, Long> entries = new TreeMap<>();
        private long presentFromStart;

        private Builder() {}

        /**
         * Adds subjects at risk from the start.
         *
         * @param time when their observation ends, zero or more
         * @param exit how it ends
         * @param count how many they are, zero or more; a frequency weight
         * @return this builder
         * @throws IllegalArgumentException if a number is negative
         */
        public Builder add(long time, Exit exit, long count) {
            if (time < 0) {
                throw new IllegalArgumentException("Cannot count a subject at a negative time: " + time);
            }
            exit(time, exit, count);
            presentFromStart += count;
            return this;
        }

        /**
         * Adds subjects who come under observation after the start (left truncation).
         *
         * @param entry when their observation begins; they are at risk strictly after it
         * @param time when it ends, after the entry
         * @param exit how it ends
         * @param count how many they are, zero or more
         * @return this builder
         * @throws IllegalArgumentException if the exit is not after the entry or a number is negative
         */
        public Builder addLate(long entry, long time, Exit exit, long count) {
            if (entry < 0 || time <= entry) {
                throw new IllegalArgumentException("Cannot observe a subject from " + entry + " to " + time
                        + ": the exit must be after the entry");
            }
            exit(time, exit, count);
            entries.merge(entry, count, Long::sum);
            return this;
        }

        private void exit(long time, Exit exit, long count) {
            if (count < 0) {
                throw new IllegalArgumentException("Cannot count a negative number of subjects: " + count);
            }
            if (count > 0) {
                exits.computeIfAbsent(time, absent -> new EnumMap<>(Exit.class)).merge(exit, count, Long::sum);
            }
        }

        /**
         * Makes the table.
         *
         * @return the table, with one row per time at which somebody leaves
         */
        public LifeTable build() {
            List<Row> rows = new ArrayList<>(exits.size());
            TreeMap<Long, Long> waiting = new TreeMap<>(entries);
            long atRisk = presentFromStart;
            for (Map.Entry<Long, EnumMap<Exit, Long>> exit : exits.entrySet()) {
                while (!waiting.isEmpty() && waiting.firstKey() < exit.getKey()) {
                    atRisk += waiting.pollFirstEntry().getValue();
                }
                long events = exit.getValue().getOrDefault(Exit.EVENT, 0L);
                long censored = exit.getValue().getOrDefault(Exit.CENSORED, 0L);
                rows.add(new Row(exit.getKey(), atRisk, events, censored));
                atRisk -= events + censored;
            }
            return new LifeTable(rows);
        }
    }
}
