package fr.parcours.engine.protect.table;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Builds a set of cells to hide, cell by cell, then shows again what need not be hidden. */
final class Pattern {

    private final Task task;
    private final Prover prover;
    private final Loss loss;

    Pattern(Task task, Prover prover, Loss loss) {
        this.task = task;
        this.prover = prover;
        this.loss = loss;
    }

    /**
     * Hides what it takes.
     *
     * @param price price of hiding each cell
     * @return the cells to hide
     * @throws UnprotectableTableException if a cell cannot be protected
     */
    BitSet build(double[] price) {
        BitSet hidden = (BitSet) task.hidden().clone();
        List<Integer> order = task.required().stream()
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> task.system().count(i)))
                .toList();
        for (int cell : order) {
            if (!prover.extend(cell, hidden, price)) {
                throw Refusal.of(task.system().cells().get(cell).key());
            }
        }
        return hidden;
    }

    /** Shows again, dearest first, every cell whose hiding nothing depends on. */
    void cleanUp(BitSet hidden) {
        List<Integer> order = hidden.stream()
                .filter(i -> !task.hidden().get(i))
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -task.system().count(i)))
                .toList();
        for (int cell : order) {
            hidden.clear(cell);
            if (!task.required().stream().allMatch(required -> prover.prove(required, hidden))) {
                hidden.set(cell);
            }
        }
    }

    /** What hiding these cells costs. */
    long cost(BitSet hidden) {
        return hidden.stream()
                .filter(i -> task.system().cells().get(i).published())
                .mapToLong(i -> loss.of(task.system().count(i)))
                .sum();
    }
}
