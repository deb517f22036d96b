package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * The cheapest set of cells with at least one cell in each condition, by branching with a bound from the conditions.
 */
final class MinimumCover {

    private static final int MOST_NODES = 300_000;

    private final List<int[]> conditions;
    private final IntToLongFunction weight;
    private final BitSet chosen = new BitSet();
    private final BitSet excluded = new BitSet();
    private List<Integer> best;
    private long bestCost = Long.MAX_VALUE;
    private int nodes;

    MinimumCover(List<int[]> conditions, IntToLongFunction weight) {
        this.conditions = conditions.stream()
                .sorted(Comparator.comparing((int[] condition) -> condition.length))
                .toList();
        this.weight = weight;
    }

    /** Solves; empty if the search is too long. */
    Optional<List<Integer>> solve() {
        branch(0);
        return nodes < MOST_NODES ? Optional.ofNullable(best) : Optional.empty();
    }

    private void branch(long cost) {
        if (++nodes >= MOST_NODES) {
            return;
        }
        List<int[]> open = new ArrayList<>();
        for (int[] condition : conditions) {
            if (!met(condition)) {
                open.add(condition);
            }
        }
        if (open.isEmpty()) {
            if (cost < bestCost) {
                bestCost = cost;
                best = chosen.stream().boxed().toList();
            }
            return;
        }
        if (cost + atLeast(open) >= bestCost) {
            return;
        }
        int[] next = smallest(open);
        List<Integer> tried = new ArrayList<>();
        for (int cell : byWeight(next)) {
            if (excluded.get(cell)) {
                continue;
            }
            chosen.set(cell);
            branch(cost + weight.applyAsLong(cell));
            chosen.clear(cell);
            excluded.set(cell);
            tried.add(cell);
        }
        tried.forEach(excluded::clear);
    }

    private boolean met(int[] condition) {
        for (int cell : condition) {
            if (chosen.get(cell)) {
                return true;
            }
        }
        return false;
    }

    private int[] smallest(List<int[]> open) {
        int[] smallest = open.get(0);
        int size = Integer.MAX_VALUE;
        for (int[] condition : open) {
            int left = 0;
            for (int cell : condition) {
                left += excluded.get(cell) ? 0 : 1;
            }
            if (left < size) {
                smallest = condition;
                size = left;
            }
        }
        return smallest;
    }

    private List<Integer> byWeight(int[] condition) {
        List<Integer> cells = new ArrayList<>();
        for (int cell : condition) {
            cells.add(cell);
        }
        cells.sort(Comparator.comparing(weight::applyAsLong));
        return cells;
    }

    /** What meeting the open conditions costs at least: each takes what is left of the price of its cheapest cell. */
    private long atLeast(List<int[]> open) {
        Map<Integer, Long> left = new HashMap<>();
        long sum = 0;
        for (int[] condition : open) {
            long cheapest = Long.MAX_VALUE;
            for (int cell : condition) {
                if (!excluded.get(cell)) {
                    cheapest = Math.min(cheapest, left.computeIfAbsent(cell, weight::applyAsLong));
                }
            }
            if (cheapest == Long.MAX_VALUE) {
                return Long.MAX_VALUE / 2;
            }
            sum += cheapest;
            for (int cell : condition) {
                long taken = cheapest;
                left.computeIfPresent(cell, (key, price) -> price - taken);
            }
        }
        return sum;
    }
}
