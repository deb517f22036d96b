package fr.parcours.engine.protect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A funnel as it may be shown: stages each of which contains the next, the last one being divided into parts.
 *
 * <p>Showing two stages shows their difference. So a stage is shown when it and its difference with the stages shown
 * around it are all 0 or at least k. Among the possible choices, the one that shows most stages is taken, the latest
 * stages first. The parts are protected as {@link ProtectedCounts} with the last stage as their total; they are
 * withheld when it is. A funnel that fewer than k entered is withheld whole. What is shown can be divided: the share of
 * any stage or part in any earlier stage may be shown when both numbers are.
 *
 * @param stages the stages, from the entry, empty where withheld
 * @param parts the parts of the last stage, empty where withheld
 */
public record ProtectedFunnel(List<OptionalLong> stages, List<OptionalLong> parts) {

    private static final int MAX_STAGES = 16;

    /** Copies the lists. */
    public ProtectedFunnel {
        stages = List.copyOf(stages);
        parts = List.copyOf(parts);
    }

    /**
     * Protects a funnel.
     *
     * @param rule the rule
     * @param stages from the entry, each at most the one before; at least one, at most 16
     * @param parts the parts of the last stage, adding up to it; none if it is not divided
     * @return what may be shown
     * @throws IllegalArgumentException if the numbers are not a funnel
     */
    public static ProtectedFunnel of(ProtectionRule rule, List<Long> stages, List<Long> parts) {
        long[] reached = stages.stream().mapToLong(Long::longValue).toArray();
        long[] divided = parts.stream().mapToLong(Long::longValue).toArray();
        requireFunnel(reached, divided);
        if (!rule.shows(reached[0])) {
            return new ProtectedFunnel(show(reached, i -> false), show(divided, i -> false));
        }
        ProtectedCounts shownParts = ProtectedCounts.of(rule, divided);
        int last = reached.length - 1;
        int shown = IntStream.range(0, 1 << last)
                .map(laterStages -> (laterStages << 1) | 1)
                .filter(choice -> mayShow(rule, reached, choice))
                .filter(choice -> shownParts.total().isPresent() || !isIn(choice, last))
                .boxed()
                .max(Comparator.<Integer>comparingInt(Integer::bitCount).thenComparing(Comparator.naturalOrder()))
                .orElse(0);
        return new ProtectedFunnel(
                show(reached, i -> isIn(shown, i)), isIn(shown, last) ? shownParts.cells() : show(divided, i -> false));
    }

    private static boolean mayShow(ProtectionRule rule, long[] reached, int shown) {
        long above = reached[0];
        for (int i = 1; i < reached.length; i++) {
            if (isIn(shown, i)) {
                if (!rule.showsShare(reached[i], above)) {
                    return false;
                }
                above = reached[i];
            }
        }
        return true;
    }

    private static boolean isIn(int set, int element) {
        return ((set >> element) & 1) == 1;
    }

    private static List<OptionalLong> show(long[] counts, IntPredicate shown) {
        List<OptionalLong> cells = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            cells.add(shown.test(i) ? OptionalLong.of(counts[i]) : OptionalLong.empty());
        }
        return cells;
    }

    private static void requireFunnel(long[] stages, long[] parts) {
        ProtectedCounts.requireNotNegative(stages);
        ProtectedCounts.requireNotNegative(parts);
        if (stages.length == 0 || stages.length > MAX_STAGES) {
            throw new IllegalArgumentException("Cannot protect a funnel of " + stages.length + " stages");
        }
        for (int i = 1; i < stages.length; i++) {
            if (stages[i] > stages[i - 1]) {
                throw new IllegalArgumentException("Cannot protect a funnel that widens: " + Arrays.toString(stages));
            }
        }
        if (parts.length > 0 && Arrays.stream(parts).sum() != stages[stages.length - 1]) {
            throw new IllegalArgumentException("Cannot protect parts that do not add up to the last stage: "
                    + Arrays.toString(parts) + " for " + stages[stages.length - 1]);
        }
    }
}
