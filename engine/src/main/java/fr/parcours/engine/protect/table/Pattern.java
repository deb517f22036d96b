package fr.parcours.engine.protect.table;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Builds a set of cells to hide, cell by cell, then shows again what need not be hidden. */
final class Pattern {

    /** The same tables are protected the same way each time. */
    private static final long SEED = 20_260_101;

    /** So many rounds without a cheaper pattern, and there is hardly one to be found. */
    private static final int VAIN_ROUNDS = 12;

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

    /**
     * Shows part of the cells again, hides what it then takes at other prices, and keeps what is cheaper; several
     * times.
     *
     * @param start a protected pattern
     * @param price price of hiding each cell
     * @param rounds how many times at most
     * @return the cheapest found
     */
    BitSet recreate(BitSet start, double[] price, int rounds) {
        SplittableRandom random = new SplittableRandom(SEED);
        BitSet best = start;
        int vain = 0;
        for (int round = 0; round < rounds && vain < VAIN_ROUNDS; round++) {
            BitSet hidden = (BitSet) best.clone();
            double[] varied = new double[price.length];
            for (int i = 0; i < varied.length; i++) {
                varied[i] = price[i] * (0.4 + 1.2 * random.nextDouble());
                if (!task.hidden().get(i) && random.nextInt(5) < 2) {
                    hidden.clear(i);
                }
            }
            vain++;
            boolean complete = true;
            for (int cell = task.required().nextSetBit(0);
                    cell >= 0;
                    cell = task.required().nextSetBit(cell + 1)) {
                complete &= prover.extend(cell, hidden, varied);
            }
            if (complete) {
                cleanUp(hidden);
                if (cost(hidden) < cost(best)) {
                    best = hidden;
                    vain = 0;
                }
            }
        }
        return best;
    }

    /** What hiding these cells costs. */
    long cost(BitSet hidden) {
        return hidden.stream()
                .filter(i -> task.system().cells().get(i).published())
                .mapToLong(i -> loss.of(task.system().count(i)))
                .sum();
    }
}
