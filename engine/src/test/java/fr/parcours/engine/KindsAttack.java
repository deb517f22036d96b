package fr.parcours.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * A reader of several results, who thinks of the kinds of journeys that there may be and of how many each number read
 * counts. Knows nothing of tables.
 */
final class KindsAttack<K> {

    private final List<K> kinds;

    /** The numbers read, by the kinds that each counts. */
    private final Map<List<Boolean>, Long> read = new LinkedHashMap<>();

    KindsAttack(List<K> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** A number that was shown, of the journeys of some kinds. */
    void read(Predicate<K> counted, long count) {
        Long before = read.put(kinds.stream().map(counted::test).toList(), count);
        if (before != null && before != count) {
            throw new AssertionError(before + " or " + count);
        }
    }

    int size() {
        return read.size();
    }

    /** The most that there can be of some kinds. */
    double most(Predicate<K> sought) {
        // Kinds that no number tells apart are one unknown: Commons Math reads wrong values where two columns are
        // equal.
        Set<List<Boolean>> unknowns = new LinkedHashSet<>();
        for (int i = 0; i < kinds.size(); i++) {
            int kind = i;
            List<Boolean> column = new ArrayList<>(
                    read.keySet().stream().map(counted -> counted.get(kind)).toList());
            column.add(sought.test(kinds.get(i)));
            unknowns.add(column);
        }
        List<List<Boolean>> columns = List.copyOf(unknowns);
        List<LinearConstraint> constraints = new ArrayList<>();
        int number = 0;
        for (long count : read.values()) {
            constraints.add(new LinearConstraint(factors(columns, number++), Relationship.EQ, count));
        }
        try {
            return new SimplexSolver()
                    .optimize(
                            new MaxIter(100_000),
                            new LinearObjectiveFunction(factors(columns, number), 0),
                            new LinearConstraintSet(constraints),
                            GoalType.MAXIMIZE,
                            new NonNegativeConstraint(true))
                    .getValue();
        } catch (UnboundedSolutionException unbounded) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private static double[] factors(List<List<Boolean>> columns, int number) {
        return columns.stream()
                .mapToDouble(column -> column.get(number) ? 1 : 0)
                .toArray();
    }
}
