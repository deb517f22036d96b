package fr.parcours.engine.protect.table;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;

/** The program of controlled rounding: each count up or down, sums true, least change in all. */
final class RoundingProgram {

    private static final long TIME_LIMIT_MS = 60_000;
    private static final double INTEGRAL = 1e-6;

    private final TableSystem system;
    private final int base;
    private final Map<CellKey, Long> earlier;

    RoundingProgram(TableSystem system, int base, Map<CellKey, Long> earlier) {
        this.system = system;
        this.base = base;
        this.earlier = earlier;
    }

    /** Whether all cells of a sum are in tables. */
    static boolean published(TableSystem system, Dimension.Sum sum) {
        return system.cells().get(sum.total()).published()
                && sum.parts().stream()
                        .allMatch(part -> system.cells().get(part).published());
    }

    /**
     * Solves.
     *
     * @param extra how many steps further than the next multiple a count may go
     * @param whole whether to ask for whole steps; without, they may come out whole all the same
     * @return rounded counts; empty when there are none in whole steps, or none found in time
     */
    Optional<long[]> solve(int extra, boolean whole) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.time_abort = TIME_LIMIT_MS;
        // One thread: with more, which of several solutions comes first is a matter of luck.
        model.options.integer(IntegerStrategy.newConfigurable().withParallelism(() -> 1));
        Variable[] step = new Variable[system.size()];
        Variable[] above = new Variable[system.size()];
        Variable[] below = new Variable[system.size()];
        for (int i = 0; i < step.length; i++) {
            TableSystem.Cell cell = system.cells().get(i);
            if (!cell.published() || earlier.containsKey(cell.key())) {
                continue;
            }
            long rest = cell.count() % base;
            if (rest > 0) {
                step[i] = model.newVariable("x" + i)
                        .lower(0)
                        .upper(1)
                        .weight(base - 2 * rest)
                        .integer(whole);
            }
            if (extra > 0) {
                long lower = Math.min(extra, cell.count() / base);
                above[i] = model.newVariable("a" + i)
                        .lower(0)
                        .upper(extra)
                        .weight(2L * base)
                        .integer(whole);
                below[i] = model.newVariable("b" + i)
                        .lower(0)
                        .upper(lower)
                        .weight(2L * base)
                        .integer(whole);
            }
        }
        addSums(model, step, above, below);
        if (!model.minimise().getState().isOptimal()) {
            return Optional.empty();
        }
        double[] steps = IntStream.range(0, step.length)
                .mapToDouble(i -> value(step[i]) + value(above[i]) - value(below[i]))
                .toArray();
        boolean integral =
                IntStream.range(0, steps.length).allMatch(i -> Math.abs(steps[i] - Math.rint(steps[i])) < INTEGRAL);
        return integral
                ? Optional.of(IntStream.range(0, steps.length)
                        .mapToLong(i -> start(i) + base * Math.round(steps[i]))
                        .toArray())
                : Optional.empty();
    }

    /** The multiple below a count, or what was published before. */
    private long start(int cell) {
        long count = system.count(cell);
        return earlier.getOrDefault(system.cells().get(cell).key(), count - count % base);
    }

    private void addSums(ExpressionsBasedModel model, Variable[] step, Variable[] above, Variable[] below) {
        for (Dimension.Sum sum : system.sums()) {
            if (!published(system, sum)) {
                continue;
            }
            long level = start(sum.total());
            Expression balance = model.newExpression("s" + model.countExpressions());
            add(balance, sum.total(), -base, step, above, below);
            for (int part : sum.parts()) {
                level -= start(part);
                add(balance, part, base, step, above, below);
            }
            balance.level(level);
        }
    }

    private static void add(
            Expression balance, int cell, long sign, Variable[] step, Variable[] above, Variable[] below) {
        if (step[cell] != null) {
            balance.set(step[cell], sign);
        }
        if (above[cell] != null) {
            balance.set(above[cell], sign);
            balance.set(below[cell], -sign);
        }
    }

    private static double value(Variable variable) {
        return variable == null ? 0 : variable.getValue().doubleValue();
    }
}
