package fr.parcours.engine.protect.table;

import java.util.BitSet;
import java.util.Optional;
import java.util.TreeSet;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;

/**
 * The linear programs of suppression, over shifts of the true table that keep every sum. What they answer is a
 * proposal: {@link Task#possible} checks it in whole numbers.
 */
final class FlowProgram {

    private static final long TIME_LIMIT_MS = 60_000;
    private static final int MOST_BRANCHES = 2_000;

    private final Task task;
    private int solved;

    FlowProgram(Task task) {
        this.task = task;
    }

    /** How many programs were solved, to bound a search without a clock. */
    int solved() {
        return solved;
    }

    /**
     * The cheapest shift that changes a cell by an amount.
     *
     * @param cell the cell
     * @param amount by how much, not 0
     * @param free cells that may change
     * @param price price of a change by one, by cell
     * @param whole whether to ask for whole numbers
     * @return the shift, one number for each cell; empty when there is none, or none found in time
     */
    Optional<double[]> cheapest(int cell, long amount, BitSet free, double[] price, boolean whole) {
        ExpressionsBasedModel model = model(whole);
        Variable[] up = new Variable[task.system().size()];
        Variable[] down = new Variable[up.length];
        free.stream().forEach(i -> {
            if (i == cell) {
                up[i] = model.newVariable("u" + i).lower(amount).upper(amount);
                return;
            }
            up[i] = model.newVariable("u" + i).lower(0).weight(price[i]);
            if (whole) {
                up[i].upper(farthest()).integer(true);
            }
            if (task.room(i) > 0) {
                long room = whole ? Math.min(farthest(), task.room(i)) : task.room(i);
                down[i] = model.newVariable("d" + i)
                        .lower(0)
                        .upper(room)
                        .weight(price[i])
                        .integer(whole);
            }
        });
        addSums(model, free, up, down);
        return solve(model.minimise(), up, down);
    }

    /**
     * The shift that changes a cell most.
     *
     * @param cell the cell
     * @param sign 1 for up, -1 for down
     * @param most where to stop
     * @param hidden cells that may change
     * @param whole whether to ask for whole numbers
     * @return the shift, one number for each cell; empty if no solution was found in time
     */
    Optional<double[]> furthest(int cell, int sign, long most, BitSet hidden, boolean whole) {
        ExpressionsBasedModel model = model(whole);
        Variable[] change = new Variable[task.system().size()];
        hidden.stream().forEach(i -> {
            change[i] = model.newVariable("c" + i).lower(-task.room(i));
            if (whole) {
                change[i]
                        .lower(-Math.min(farthest(), task.room(i)))
                        .upper(farthest())
                        .integer(true);
            }
        });
        if (sign > 0) {
            change[cell].upper(most);
        } else {
            change[cell].lower(-Math.min(most, task.room(cell)));
        }
        change[cell].weight(1);
        Variable[] none = new Variable[change.length];
        addSums(model, hidden, change, none);
        return solve(sign > 0 ? model.maximise() : model.minimise(), change, none);
    }

    /** Whole numbers are looked for near the true table: a search without limits may never end. */
    private long farthest() {
        return 4L * task.k();
    }

    private ExpressionsBasedModel model(boolean whole) {
        solved++;
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.time_abort = TIME_LIMIT_MS;
        if (whole) {
            // One thread: with more, which of several solutions comes first is a matter of luck.
            model.options.integer(IntegerStrategy.newConfigurable().withParallelism(() -> 1));
            model.options.iterations_abort = MOST_BRANCHES;
        }
        return model;
    }

    private void addSums(ExpressionsBasedModel model, BitSet free, Variable[] up, Variable[] down) {
        TreeSet<Integer> touched = new TreeSet<>();
        free.stream().forEach(i -> {
            for (int s : task.system().sumsOf(i)) {
                touched.add(s);
            }
        });
        for (int s : touched) {
            Dimension.Sum sum = task.system().sums().get(s);
            Expression balance = model.newExpression("s" + s).level(0);
            add(balance, sum.total(), -1, up, down);
            for (int part : sum.parts()) {
                add(balance, part, 1, up, down);
            }
        }
    }

    private static void add(Expression balance, int cell, int sign, Variable[] up, Variable[] down) {
        if (up[cell] != null) {
            balance.set(up[cell], sign);
        }
        if (down[cell] != null) {
            balance.set(down[cell], -sign);
        }
    }

    private static Optional<double[]> solve(Optimisation.Result result, Variable[] up, Variable[] down) {
        if (!result.getState().isOptimal()) {
            return Optional.empty();
        }
        double[] shift = new double[up.length];
        for (int i = 0; i < shift.length; i++) {
            shift[i] = value(up[i]) - value(down[i]);
        }
        return Optional.of(shift);
    }

    private static double value(Variable variable) {
        return variable == null ? 0 : variable.getValue().doubleValue();
    }
}
