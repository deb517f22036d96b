package fr.parcours.engine.protect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The legs of a way as they may be shown: how many come to each stage and how many go on from it.
 *
 * <p>A number is withheld when one of those that it sums may not be shown, as the others could tell it: those who go on
 * from a stage when those who go to some later stage, or who stay, are from 1 to k − 1; those who come to a stage when
 * those who come from some earlier one are. Both are parts of those who enter, and so is the last stage.
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
        int stages = flows.size();
        List<OptionalLong> reached = new ArrayList<>();
        List<OptionalLong> left = new ArrayList<>();
        for (int stage = 0; stage < stages; stage++) {
            int here = stage;
            List<Long> in = flows.stream().map(from -> from.get(here)).toList();
            List<Long> out = flows.get(stage);
            long came = stage == 0 ? entered : sum(in);
            boolean cameShown = rule.showsShare(came, entered) && in.stream().allMatch(rule::shows);
            boolean leftShown = rule.shows(entered)
                    && rule.showsShare(sum(out), came)
                    && out.stream().allMatch(rule::shows);
            reached.add(cameShown ? OptionalLong.of(came) : OptionalLong.empty());
            if (stage < stages - 1) {
                left.add(leftShown ? OptionalLong.of(sum(out)) : OptionalLong.empty());
            }
        }
        return new ProtectedLegs(reached, left);
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
