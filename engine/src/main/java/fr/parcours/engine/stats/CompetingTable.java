package fr.parcours.engine.stats;

import java.util.Arrays;
import java.util.List;

/**
 * Subjects counted by the time their observation ends and by the first event that ends it, of several that exclude each
 * other: all that cumulative incidences need.
 *
 * <p>Times, entries and ties as in {@link LifeTable}. Causes are numbered from 1.
 *
 * @param causes how many causes there are, at least 1; some may be without events
 * @param rows one row per distinct exit time, by increasing time; empty when there is no subject
 * @param late subjects not at risk from the start, one element per distinct time of entry, by increasing time
 */
public record CompetingTable(int causes, List<Row> rows, List<LateEntry> late) {

    /**
     * The subjects whose observation ends at one time.
     *
     * @param time the time, zero or more
     * @param atRisk subjects at risk at that time
     * @param events subjects with the event at that time, by cause: the first element is cause 1
     * @param censored subjects censored at that time
     */
    public record Row(long time, long atRisk, List<Long> events, long censored) {

        /** Copies the list. */
        public Row {
            events = List.copyOf(events);
        }

        /**
         * Returns the events of all causes.
         *
         * @return zero or more
         */
        public long allEvents() {
            return events.stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if times do not increase, a count is negative, a cause is missing or more leave
     *     than are at risk
     */
    public CompetingTable {
        rows = List.copyOf(rows);
        late = List.copyOf(late);
        long before = -1;
        for (Row row : rows) {
            if (row.time() <= before
                    || row.events().size() != causes
                    || row.events().stream().anyMatch(events -> events < 0)
                    || row.censored() < 0
                    || row.allEvents() > row.atRisk() - row.censored()) {
                throw new IllegalArgumentException("Cannot count exits: " + row);
            }
            before = row.time();
        }
    }

    /**
     * Starts an empty table.
     *
     * @param causes how many causes there are, at least 1
     * @return a builder, not thread-safe
     * @throws IllegalArgumentException if there is no cause
     */
    public static Builder builder(int causes) {
        if (causes < 1) {
            throw new IllegalArgumentException("Cannot count events of " + causes + " causes");
        }
        return new Builder(causes);
    }

    /**
     * Returns the number of subjects.
     *
     * @return zero or more
     */
    public long subjects() {
        return rows.stream().mapToLong(row -> row.allEvents() + row.censored()).sum();
    }

    /**
     * Returns the table in which any cause is the event.
     *
     * @return its Kaplan–Meier curve is the probability of no event yet
     */
    public LifeTable allCauses() {
        return new LifeTable(
                rows.stream()
                        .map(row -> new LifeTable.Row(row.time(), row.atRisk(), row.allEvents(), row.censored()))
                        .toList(),
                late);
    }

    /**
     * Returns the table in which one cause is the event and the others are censorings: for hazards by cause. Its
     * Kaplan–Meier curve is not a probability of anything observed; use {@link CumulativeIncidence}.
     *
     * @param cause a cause, from 1
     * @return the table
     * @throws IllegalArgumentException if there is no such cause
     */
    public LifeTable only(int cause) {
        int index = index(cause);
        return new LifeTable(
                rows.stream()
                        .map(row -> new LifeTable.Row(
                                row.time(),
                                row.atRisk(),
                                row.events().get(index),
                                row.censored() + row.allEvents() - row.events().get(index)))
                        .toList(),
                late);
    }

    private int index(int cause) {
        if (cause < 1 || cause > causes) {
            throw new IllegalArgumentException("Cannot find cause " + cause + " among " + causes);
        }
        return cause - 1;
    }

    /** Collects counts in any order; the same time may be given several times. */
    public static final class Builder {
        private final int causes;
        private final ExitCounts counts;

        private Builder(int causes) {
            this.causes = causes;
            this.counts = new ExitCounts(causes);
        }

        /**
         * Adds subjects at risk from the start.
         *
         * @param time when their observation ends, zero or more
         * @param cause the cause of the event that ends it, from 1, or 0 for a censoring
         * @param count how many they are, zero or more; a frequency weight
         * @return this builder
         * @throws IllegalArgumentException if a number is negative or there is no such cause
         */
        public Builder add(long time, int cause, long count) {
            counts.add(time, cause, count);
            return this;
        }

        /**
         * Adds subjects who come under observation after the start (left truncation).
         *
         * @param entry when their observation begins; they are at risk strictly after it
         * @param time when it ends, after the entry
         * @param cause the cause of the event that ends it, from 1, or 0 for a censoring
         * @param count how many they are, zero or more
         * @return this builder
         * @throws IllegalArgumentException if the exit is not after the entry, a number is negative or there is no such
         *     cause
         */
        public Builder addLate(long entry, long time, int cause, long count) {
            counts.addLate(entry, time, cause, count);
            return this;
        }

        /**
         * Makes the table.
         *
         * @return the table, with one row per time at which somebody leaves
         */
        public CompetingTable build() {
            return new CompetingTable(
                    causes,
                    counts.rows((time, atRisk, exits) -> new Row(
                            time, atRisk, Arrays.stream(exits).skip(1).boxed().toList(), exits[ExitCounts.CENSORED])),
                    counts.late());
        }
    }
}
