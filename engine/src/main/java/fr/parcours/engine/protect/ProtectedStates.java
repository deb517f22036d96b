package fr.parcours.engine.protect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses which states may be shown at which times, when the shares of all states sum to 1.
 *
 * <p>A state is withheld at a time when from 1 to k − 1 subjects are in it. Two times show what went on between them:
 * it is also withheld when, since the last time at which it was shown, from 1 to k − 1 subjects entered it or left it.
 * Then further states are withheld, smallest first, until those withheld together cannot be told apart: at least two of
 * them, of which each could have k subjects or more. If that cannot be, all are.
 */
public final class ProtectedStates {

    private ProtectedStates() {}

    /**
     * Where subjects are at a time.
     *
     * @param present subjects in each state
     * @param entered subjects who entered each state up to that time
     * @param left subjects who left each state for another up to that time
     */
    public record Moment(List<Long> present, List<Long> entered, List<Long> left) {

        /** Copies the lists. */
        public Moment {
            present = List.copyOf(present);
            entered = List.copyOf(entered);
            left = List.copyOf(left);
        }
    }

    /**
     * Chooses among states and times.
     *
     * @param rule the rule
     * @param moments the times, increasing, all with the same states
     * @return for each time and state, whether it may be shown
     */
    public static List<List<Boolean>> shown(ProtectionRule rule, List<Moment> moments) {
        List<List<Boolean>> shown = new ArrayList<>();
        List<Optional<Moment>> last = new ArrayList<>();
        for (Moment moment : moments) {
            if (last.isEmpty()) {
                last.addAll(Collections.nCopies(moment.present().size(), Optional.empty()));
            }
            List<Boolean> open = shown(rule, moment, last);
            for (int state = 0; state < open.size(); state++) {
                if (open.get(state)) {
                    last.set(state, Optional.of(moment));
                }
            }
            shown.add(open);
        }
        return shown;
    }

    private static List<Boolean> shown(ProtectionRule rule, Moment moment, List<Optional<Moment>> last) {
        int states = moment.present().size();
        List<Integer> hidden = new ArrayList<>();
        for (int state = 0; state < states; state++) {
            int here = state;
            boolean moves = last.get(state)
                    .map(before -> rule.shows(moment.entered().get(here)
                                    - before.entered().get(here))
                            && rule.shows(
                                    moment.left().get(here) - before.left().get(here)))
                    .orElse(true);
            if (!moves || !rule.shows(moment.present().get(state))) {
                hidden.add(state);
            }
        }
        while (!hidden.isEmpty() && !isKept(rule, moment, hidden)) {
            Optional<Integer> next = IntStream.range(0, states)
                    .filter(state -> moment.present().get(state) > 0 && !hidden.contains(state))
                    .boxed()
                    .min(Comparator.comparingLong(state -> moment.present().get(state)));
            if (next.isEmpty()) {
                return Collections.nCopies(states, false);
            }
            hidden.add(next.get());
        }
        return IntStream.range(0, states)
                .mapToObj(state -> !hidden.contains(state))
                .toList();
    }

    private static boolean isKept(ProtectionRule rule, Moment moment, List<Integer> hidden) {
        long sum =
                hidden.stream().mapToLong(state -> moment.present().get(state)).sum();
        return hidden.size() > 1 && sum - hidden.size() + 1 >= rule.threshold();
    }
}
