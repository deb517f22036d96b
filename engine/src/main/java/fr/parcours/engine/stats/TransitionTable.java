package fr.parcours.engine.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Transitions between states counted by time, and how many were at risk of them: all that multi-state probabilities
 * need.
 *
 * <p>States are numbered from 0. Times are whole numbers of one unit, zero or more. A stay in a state lasts from its
 * entry to its exit; its subject is at risk in that state at t when entry &lt; t ≤ exit. At equal times transitions
 * come before censorings: a stay censored at t is at risk at t.
 *
 * @param states how many states there are, at least 2
 * @param rows one row per distinct time with a transition, by increasing time
 */
public record TransitionTable(int states, List<Row> rows) {

    /**
     * What happens at one time.
     *
     * @param time the time
     * @param atRisk subjects at risk, by state
     * @param transitions subjects who change state, by the state they leave and then the one they enter
     */
    public record Row(long time, List<Long> atRisk, List<List<Long>> transitions) {

        /** Copies the lists. */
        public Row {
            atRisk = List.copyOf(atRisk);
            transitions = transitions.stream().map(List::copyOf).toList();
        }

        private boolean isPossible(int states) {
            boolean complete = atRisk.size() == states
                    && transitions.size() == states
                    && transitions.stream().allMatch(to -> to.size() == states);
            if (!complete) {
                return false;
            }
            for (int state = 0; state < states; state++) {
                List<Long> to = transitions.get(state);
                boolean counts = to.stream().allMatch(count -> count >= 0) && to.get(state) == 0;
                if (!counts || to.stream().mapToLong(Long::longValue).sum() > atRisk.get(state)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if times do not increase, a count is negative, a state is left for itself or
     *     more leave a state than are at risk
     */
    public TransitionTable {
        rows = List.copyOf(rows);
        long before = -1;
        for (Row row : rows) {
            if (row.time() <= before || !row.isPossible(states)) {
                throw new IllegalArgumentException("Cannot count transitions at time " + row.time());
            }
            before = row.time();
        }
    }

    /**
     * Starts an empty table.
     *
     * @param states how many states there are, at least 2
     * @return a builder, not thread-safe
     * @throws IllegalArgumentException if there are fewer than two states
     */
    public static Builder builder(int states) {
        if (states < 2) {
            throw new IllegalArgumentException("Cannot count transitions between " + states + " states");
        }
        return new Builder(states);
    }

    /** Collects stays, or the changes they are made of, in any order. */
    public static final class Builder {
        private final int states;
        private final List<TreeMap<Long, Long>> changes = new ArrayList<>(); // of the number present, by state
        private final TreeMap<Long, long[][]> transitions = new TreeMap<>();

        private Builder(int states) {
            this.states = states;
            for (int state = 0; state < states; state++) {
                changes.add(new TreeMap<>());
            }
        }

        /**
         * Adds stays that end with a transition.
         *
         * @param from the state, from 0
         * @param to the state entered, another one
         * @param entry when the stay begins, zero or more
         * @param exit when it ends, after its begin
         * @param count how many they are, zero or more; a frequency weight
         * @return this builder
         * @throws IllegalArgumentException if a state or a number is impossible
         */
        public Builder add(int from, int to, long entry, long exit, long count) {
            if (to < 0 || to >= states || to == from) {
                throw new IllegalArgumentException("Cannot go from state " + from + " to state " + to);
            }
            addCensored(from, entry, exit, count);
            if (count > 0) {
                transitions.computeIfAbsent(exit, absent -> new long[states][states])[from][to] += count;
            }
            return this;
        }

        /**
         * Adds stays whose end is not observed.
         *
         * @param state the state, from 0
         * @param entry when the stay begins, zero or more
         * @param exit when observation ends, after the begin
         * @param count how many they are, zero or more
         * @return this builder
         * @throws IllegalArgumentException if a state or a number is impossible
         */
        public Builder addCensored(int state, long entry, long exit, long count) {
            if (state < 0 || state >= states || entry < 0 || exit <= entry || count < 0) {
                throw new IllegalArgumentException(
                        "Cannot count " + count + " stays in state " + state + " from " + entry + " to " + exit);
            }
            changes.get(state).merge(entry, count, Long::sum);
            changes.get(state).merge(exit, -count, Long::sum);
            return this;
        }

        /**
         * Adds subjects who come under observation in a state, without saying how long they stay.
         *
         * @param state the state, from 0
         * @param time when; they are at risk in it strictly after it
         * @param count how many they are, zero or more
         * @return this builder
         * @throws IllegalArgumentException if a state or a number is impossible
         */
        public Builder enter(int state, long time, long count) {
            change(state, time, count, count);
            return this;
        }

        /**
         * Adds transitions of subjects who entered before, without saying when.
         *
         * @param from the state they leave, from 0
         * @param to the state they enter, another one
         * @param time when
         * @param count how many they are, zero or more
         * @return this builder
         * @throws IllegalArgumentException if a state or a number is impossible
         */
        public Builder move(int from, int to, long time, long count) {
            if (from == to) {
                throw new IllegalArgumentException("Cannot go from state " + from + " to state " + to);
            }
            change(from, time, count, -count);
            change(to, time, count, count);
            if (count > 0) {
                transitions.computeIfAbsent(time, absent -> new long[states][states])[from][to] += count;
            }
            return this;
        }

        /**
         * Takes subjects who entered before out of observation.
         *
         * @param state the state they are in, from 0
         * @param time when; they are at risk at it
         * @param count how many they are, zero or more
         * @return this builder
         * @throws IllegalArgumentException if a state or a number is impossible
         */
        public Builder leave(int state, long time, long count) {
            change(state, time, count, -count);
            return this;
        }

        private void change(int state, long time, long count, long difference) {
            if (state < 0 || state >= states || time < 0 || count < 0) {
                throw new IllegalArgumentException(
                        "Cannot count " + count + " changes of state " + state + " at time " + time);
            }
            changes.get(state).merge(time, difference, Long::sum);
        }

        /**
         * Makes the table.
         *
         * @return the table, with one row per time with a transition
         */
        public TransitionTable build() {
            List<Row> rows = new ArrayList<>(transitions.size());
            List<TreeMap<Long, Long>> waiting =
                    changes.stream().map(TreeMap::new).toList();
            List<Long> atRisk = new ArrayList<>(Collections.nCopies(states, 0L));
            for (Map.Entry<Long, long[][]> at : transitions.entrySet()) {
                for (int state = 0; state < states; state++) {
                    TreeMap<Long, Long> before = waiting.get(state);
                    while (!before.isEmpty() && before.firstKey() < at.getKey()) {
                        atRisk.set(
                                state,
                                atRisk.get(state) + before.pollFirstEntry().getValue());
                    }
                }
                rows.add(new Row(
                        at.getKey(),
                        atRisk,
                        Arrays.stream(at.getValue())
                                .map(to -> Arrays.stream(to).boxed().toList())
                                .toList()));
            }
            return new TransitionTable(states, rows);
        }
    }
}
