package fr.parcours.engine.protect;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The legs of a way as they may be shown: how many come to each stage and how many go on from it.
 *
 * <p>Who goes from a stage straight to another counts in those who go on from the first and those who come to the
 * second, so all of the ones sum to all of the others: a number alone would be found by subtraction. When from 1 to k −
 * 1 go straight from a stage to another, both numbers are withheld. When so few stay at a stage, those who go on from
 * it, and those who come to the stage where most of them go. When so few come to a stage, or never do, those who come
 * to it, and those who go on from the stage where most of them come from.
 *
 * @param reached those who come to each stage, from the first one, empty where withheld
 * @param left those who go on from each stage but the last, empty where withheld
 */
public record ProtectedLegs(List<OptionalLong> reached, List<OptionalLong> left) {

    /** Copies the lists. */
    public ProtectedLegs {
        reached = List.copyOf(reached);
        left = List.copyOf(left);
    }

    /**
     * Protects legs.
     *
     * @param rule the rule
     * @param entered those who enter at the first stage
     * @param flows those who go from a stage straight to a later one, by the two stages; zero elsewhere
     * @return what may be shown
     */
    public static ProtectedLegs of(ProtectionRule rule, long entered, List<List<Long>> flows) {
        Withheld withheld = new Withheld(rule, entered, flows);
        int last = flows.size() - 1;
        return new ProtectedLegs(
                IntStream.rangeClosed(0, last)
                        .mapToObj(stage -> shown(withheld.came(stage), withheld.reached.contains(stage)))
                        .toList(),
                IntStream.range(0, last)
                        .mapToObj(stage -> shown(sum(flows.get(stage)), withheld.left.contains(stage)))
                        .toList());
    }

    private static OptionalLong shown(long count, boolean withheld) {
        return withheld ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** The stages of which either number is withheld. */
    private static final class Withheld {
        private final long entered;
        private final List<List<Long>> flows;
        private final Set<Integer> reached = new HashSet<>();
        private final Set<Integer> left = new HashSet<>();

        private Withheld(ProtectionRule rule, long entered, List<List<Long>> flows) {
            this.entered = entered;
            this.flows = flows;
            int last = flows.size() - 1;
            for (int stage = 0; stage <= last; stage++) {
                for (int to = 0; to <= last; to++) {
                    if (!rule.shows(flows.get(stage).get(to))) {
                        withhold(stage, to);
                    }
                }
                if (stage < last && !rule.shows(came(stage) - sum(flows.get(stage)))) {
                    withhold(stage, largest(flows.get(stage)));
                }
                if (stage > 0 && !rule.showsShare(came(stage), entered)) {
                    withhold(largest(into(stage)), stage);
                }
            }
            if (!rule.shows(entered)) {
                IntStream.rangeClosed(0, last).forEach(stage -> withhold(stage, stage));
            }
        }

        private void withhold(int from, int to) {
            left.add(from);
            reached.add(to);
        }

        private long came(int stage) {
            return stage == 0 ? entered : sum(into(stage));
        }

        private List<Long> into(int stage) {
            return flows.stream().map(from -> from.get(stage)).toList();
        }

        private static int largest(List<Long> counts) {
            return counts.indexOf(Collections.max(counts));
        }
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
