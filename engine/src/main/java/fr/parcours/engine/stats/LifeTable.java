package fr.parcours.engine.stats;

import java.util.List;

/**
 * Subjects counted by the time and the way their observation ends: all that a survival curve needs.
 *
 * <p>Times are whole numbers of one unit (days, months), zero or more, so that ties are exact. A subject is at risk at
 * t when its entry is strictly before t and its exit at t or later; a subject without an entry is at risk from the
 * start, time 0 included. At equal times events come before censorings: a subject censored at t is at risk at t.
 *
 * @param rows one row per distinct exit time, by increasing time; empty when there is no subject
 * @param late subjects not at risk from the start, one element per distinct time of entry, by increasing time
 */
public record LifeTable(List<Row> rows, List<LateEntry> late) {

    /**
     * The subjects whose observation ends at one time.
     *
     * @param time the time, zero or more
     * @param atRisk subjects at risk at that time
     * @param events subjects with the event at that time
     * @param censored subjects censored at that time
     */
    public record Row(long time, long atRisk, long events, long censored) {}

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if times do not increase, a count is negative or more leave than are at risk
     */
    public LifeTable {
        rows = List.copyOf(rows);
        late = List.copyOf(late);
        long before = -1;
        for (Row row : rows) {
            if (row.time() <= before
                    || row.events() < 0
                    || row.censored() < 0
                    || row.events() > row.atRisk() - row.censored()) {
                throw new IllegalArgumentException("Cannot count exits: " + row);
            }
            before = row.time();
        }
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

    /**
     * Returns the number of subjects at risk at any time, also one at which nobody leaves.
     *
     * @param time the time
     * @return subjects with entry before the time and exit at it or later
     */
    public long atRisk(long time) {
        int next = indexFrom(time);
        if (next == rows.size()) {
            return 0;
        }
        long atRisk = rows.get(next).atRisk();
        for (int i = late.size() - 1; i >= 0 && late.get(i).time() >= time; i--) {
            if (late.get(i).time() < rows.get(next).time()) {
                atRisk -= late.get(i).count();
            }
        }
        return atRisk;
    }

    /**
     * Returns the number of events at exactly one time.
     *
     * @param time the time
     * @return zero or more
     */
    public long eventsAt(long time) {
        int next = indexFrom(time);
        return next < rows.size() && rows.get(next).time() == time
                ? rows.get(next).events()
                : 0;
    }

    /**
     * Returns the time spent at risk in an interval (from, to], summed over subjects. Of whole times it is also the sum
     * of the numbers at risk at from + 1, …, to.
     *
     * @param from start of the interval, zero or more
     * @param to end of the interval, after its start
     * @return person-time, in the unit of the times
     * @throws IllegalArgumentException if the interval is empty or starts before 0
     */
    public long personTime(long from, long to) {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("Cannot measure time at risk from " + from + " to " + to);
        }
        long until = 0;
        for (Row row : rows) {
            until += (row.events() + row.censored()) * (clamp(row.time(), from, to) - from);
        }
        for (LateEntry entry : late) {
            until -= entry.count() * (clamp(entry.time(), from, to) - from);
        }
        return until;
    }

    private static long clamp(long time, long from, long to) {
        return Math.max(from, Math.min(to, time));
    }

    /**
     * Returns the table of a landmark: only subjects whose observation ends at the landmark or later, followed from it
     * on the same axis of time. Curves of it are conditional on reaching the landmark; R's {@code survfit(start.time=)}
     * keeps the same subjects, those who leave at the landmark included.
     *
     * @param landmark the landmark, zero or more
     * @return the table of those left; late entries before the landmark become subjects present from the start
     */
    public LifeTable from(long landmark) {
        return new LifeTable(
                rows.subList(indexFrom(landmark), rows.size()),
                late.stream().filter(entry -> entry.time() >= landmark).toList());
    }

    /** The first row at a time or later; the number of rows when there is none. */
    private int indexFrom(long time) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).time() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Collects counts in any order; the same time may be given several times. */
    public static final class Builder {
        private static final int EVENT = 1;

        private final ExitCounts counts = new ExitCounts(EVENT);

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
            counts.add(time, cause(exit), count);
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
            counts.addLate(entry, time, cause(exit), count);
            return this;
        }

        private static int cause(Exit exit) {
            return switch (exit) {
                case EVENT -> EVENT;
                case CENSORED -> ExitCounts.CENSORED;
            };
        }

        /**
         * Makes the table.
         *
         * @return the table, with one row per time at which somebody leaves
         */
        public LifeTable build() {
            return new LifeTable(
                    counts.rows(
                            (time, atRisk, exits) -> new Row(time, atRisk, exits[EVENT], exits[ExitCounts.CENSORED])),
                    counts.late());
        }
    }
}
