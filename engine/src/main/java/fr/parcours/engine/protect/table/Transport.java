package fr.parcours.engine.protect.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/** One way to divide the persons of categories among those that they overlap with, of all that there may be. */
final class Transport {

    private static final long TIME_LIMIT_MS = 10_000;

    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private final Map<CellKey, Variable> ways = new LinkedHashMap<>();
    private boolean isFeasible = true;

    Transport() {
        model.options.time_abort = TIME_LIMIT_MS;
    }

    /** Lets two categories have persons in common. */
    void way(CellKey together) {
        ways.computeIfAbsent(
                together, key -> model.newVariable("x" + ways.size()).lower(0).weight(1));
    }

    /** Says how many persons a category has to divide: at most, or all. */
    void bound(List<CellKey> parts, long count, boolean atMost) {
        if (!parts.isEmpty()) {
            Expression balance = model.newExpression("s" + model.countExpressions());
            parts.forEach(part -> balance.set(ways.get(part), 1));
            balance.lower(atMost ? 0 : count).upper(count);
        }
    }

    /** Says that the persons of one cell are some of those of another; what is known of both is given. */
    void within(CellKey part, Optional<Long> partCount, CellKey whole, Optional<Long> wholeCount) {
        if (partCount.isPresent() && wholeCount.isPresent()) {
            isFeasible &= partCount.get() <= wholeCount.get();
            return;
        }
        // Programs of more than sums have corners that are not whole.
        ways.values().forEach(way -> way.integer(true));
        Expression difference = model.newExpression("d" + model.countExpressions());
        wholeCount.ifPresentOrElse(
                count -> difference.upper(count),
                () -> difference.set(ways.get(whole), -1).upper(0));
        partCount.ifPresentOrElse(count -> difference.upper(-count), () -> difference.set(ways.get(part), 1));
    }

    /** Divides them in whole numbers; false if there is no way, or none is found in time. */
    boolean solve() {
        isFeasible &= ways.isEmpty() || model.minimise().getState().isFeasible();
        return isFeasible;
    }

    /** How many persons a cell has, once it is solved. */
    long count(CellKey together) {
        return Math.round(ways.get(together).getValue().doubleValue());
    }
}
