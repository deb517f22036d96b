package fr.parcours.engine.protect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Counts that add up to a total, as they may be shown.
 *
 * <p>Counts from 1 to k − 1 are withheld; then, smallest first, as many others as it takes for every withheld count to
 * remain possible anywhere from 1 to k or beyond, the total being known; if all are withheld and that is still not so,
 * the total too. With h withheld counts of sum s, the largest one of them could be is s − h + 1, which must reach k.
 *
 * @param cells the counts, empty where withheld
 * @param total their total, empty when withheld
 */
public record ProtectedCounts(List<OptionalLong> cells, OptionalLong total) {

    /** Copies the list. */
    public ProtectedCounts {
        cells = List.copyOf(cells);
    }

    /**
     * Protects counts.
     *
     * @param rule the rule
     * @param counts the true counts, zero or more, disjoint and adding up to the total that will be shown
     * @return what may be shown, in the same order
     * @throws IllegalArgumentException if a count is negative
     */
    public static ProtectedCounts of(ProtectionRule rule, long... counts) {
        requireNotNegative(counts);
        List<Integer> hidden = new ArrayList<>();
        IntStream.range(0, counts.length).filter(i -> !rule.shows(counts[i])).forEach(hidden::add);
        boolean totalShown = true;
        while (totalShown && !recoverableOnlyAbove(rule, counts, hidden)) {
            Optional<Integer> next = smallestShown(counts, hidden);
            next.ifPresent(hidden::add);
            totalShown = next.isPresent();
        }
        List<OptionalLong> cells = IntStream.range(0, counts.length)
                .mapToObj(i -> hidden.contains(i) ? OptionalLong.empty() : OptionalLong.of(counts[i]))
                .toList();
        return new ProtectedCounts(
                cells, totalShown ? OptionalLong.of(Arrays.stream(counts).sum()) : OptionalLong.empty());
    }

    private static boolean recoverableOnlyAbove(ProtectionRule rule, long[] counts, List<Integer> hidden) {
        long sum = hidden.stream().mapToLong(i -> counts[i]).sum();
        return hidden.isEmpty() || (hidden.size() > 1 && sum - hidden.size() + 1 >= rule.threshold());
    }

    private static Optional<Integer> smallestShown(long[] counts, List<Integer> hidden) {
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0 && !hidden.contains(i))
                .boxed()
                .min(Comparator.comparingLong(i -> counts[i]));
    }

    static void requireNotNegative(long... counts) {
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("Cannot protect a negative count: " + count);
            }
        }
    }
}
