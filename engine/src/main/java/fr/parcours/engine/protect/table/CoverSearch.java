package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the cheapest set of cells to hide, and says how far from it one may be at most. Hiding more never protects
 * less; so if a set does not protect a cell, one of the cells left out of it must be hidden. Such conditions are
 * gathered until the cheapest set that meets them all protects the table.
 */
final class CoverSearch {

    private final Task task;
    private final Prover prover;
    private final Pattern pattern;
    private final Loss loss;
    private final int mostPrograms;
    private final List<int[]> conditions = new ArrayList<>();
    private BitSet best;
    private long bound;

    /**
     * Prepares a search.
     *
     * @param task what to protect
     * @param prover a prover with solver
     * @param pattern costs and clean-up
     * @param loss what is minimised
     * @param mostPrograms how many programs may be solved
     */
    CoverSearch(Task task, Prover prover, Pattern pattern, Loss loss, int mostPrograms) {
        this.task = task;
        this.prover = prover;
        this.pattern = pattern;
        this.loss = loss;
        this.mostPrograms = mostPrograms;
    }

    /** What every protected pattern costs at least, as far as the search went. */
    long bound() {
        return bound;
    }

    /**
     * Searches.
     *
     * @param start a protected pattern
     * @return the cheapest found
     */
    BitSet improve(BitSet start) {
        best = (BitSet) start.clone();
        long forced = pattern.cost(task.hidden());
        int limit = prover.programsSolved() + mostPrograms;
        bound = forced;
        while (bound < pattern.cost(best) && prover.programsSolved() < limit) {
            MinimumCover cover =
                    new MinimumCover(conditions, cell -> loss.of(task.system().count(cell)));
            Optional<List<Integer>> chosen = cover.solve();
            if (chosen.isEmpty()) {
                return best;
            }
            BitSet hidden = (BitSet) task.hidden().clone();
            chosen.get().forEach(hidden::set);
            bound = pattern.cost(hidden);
            if (!gather(hidden)) {
                best = hidden;
            }
        }
        return best;
    }

    /** Adds a condition for each cell that is not protected; says whether there was one. */
    private boolean gather(BitSet hidden) {
        boolean found = false;
        BitSet repaired = (BitSet) hidden.clone();
        for (int cell = task.required().nextSetBit(0);
                cell >= 0;
                cell = task.required().nextSetBit(cell + 1)) {
            if (!prover.prove(cell, hidden)) {
                found = true;
                conditions.add(condition(cell, hidden));
            }
        }
        if (found) {
            complete(repaired);
        }
        return found;
    }

    /** Makes a protected pattern of an incomplete one, as it may be cheaper than the best. */
    private void complete(BitSet hidden) {
        double[] price = new double[task.system().size()];
        for (int i = 0; i < price.length; i++) {
            price[i] = loss.of(task.system().count(i));
        }
        for (int cell = task.required().nextSetBit(0);
                cell >= 0;
                cell = task.required().nextSetBit(cell + 1)) {
            if (pattern.cost(hidden) >= pattern.cost(best) || !prover.extend(cell, hidden, price)) {
                return;
            }
        }
        pattern.cleanUp(hidden);
        if (pattern.cost(hidden) < pattern.cost(best)) {
            best = hidden;
        }
    }

    /** A small set of cells of which one must be hidden: what is left out of as large an unsafe set as can be found. */
    private int[] condition(int cell, BitSet hidden) {
        BitSet unsafe = (BitSet) hidden.clone();
        List<Integer> others = task.movable().stream()
                .filter(i -> !hidden.get(i))
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> task.system().count(i)))
                .toList();
        List<Integer> needed = new ArrayList<>();
        grow(cell, unsafe, others, needed);
        return needed.stream().mapToInt(Integer::intValue).toArray();
    }

    private void grow(int cell, BitSet unsafe, List<Integer> others, List<Integer> needed) {
        if (others.isEmpty()) {
            return;
        }
        BitSet larger = (BitSet) unsafe.clone();
        others.forEach(larger::set);
        if (!prover.prove(cell, larger)) {
            others.forEach(unsafe::set);
        } else if (others.size() == 1) {
            needed.add(others.get(0));
        } else {
            int middle = others.size() / 2;
            grow(cell, unsafe, others.subList(0, middle), needed);
            grow(cell, unsafe, others.subList(middle, others.size()), needed);
        }
    }
}
