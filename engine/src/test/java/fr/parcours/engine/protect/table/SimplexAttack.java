package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
 * An observer who knows every shown count, every sum, and that a hidden count is at least 1. Shares nothing with the
 * code it attacks: another solver, and its own reading of the system.
 */
final class SimplexAttack {

    private final TableSystem system;
    private final int[] variable;
    private final boolean[] perhapsZero;
    private final int variables;
    private final List<LinearConstraint> constraints = new ArrayList<>();

    SimplexAttack(Suppression suppression) {
        system = suppression.system();
        variable = new int[system.cells().size()];
        perhapsZero = new boolean[variable.length];
        int next = 0;
        for (int i = 0; i < variable.length; i++) {
            TableSystem.Cell cell = system.cells().get(i);
            perhapsZero[i] = suppression.perhapsZero().contains(cell.key());
            boolean unknown = (cell.count() > 0 || perhapsZero[i]) && !suppression.shows(cell.key());
            variable[i] = unknown ? next++ : -1;
        }
        // One more for the count that is sought: Commons Math reads wrong values where two columns are equal.
        variables = next + 1;
        for (Dimension.Sum sum : system.sums()) {
            double[] factors = new double[variables];
            long known = add(sum.total(), -1, factors);
            for (int part : sum.parts()) {
                known += add(part, 1, factors);
            }
            if (IntStream.range(0, variables).anyMatch(v -> factors[v] != 0)) {
                constraints.add(new LinearConstraint(factors, Relationship.EQ, -known));
            }
        }
    }

    /** Adds a cell to a sum; an unknown count is 1, or 0, plus a variable that is not negative. */
    private long add(int cell, int sign, double[] factors) {
        if (variable[cell] < 0) {
            return sign * system.cells().get(cell).count();
        }
        factors[variable[cell]] += sign;
        return perhapsZero[cell] ? 0 : sign;
    }

    /** The smallest and largest count a cell may have. */
    double[] interval(CellKey key) {
        int cell = system.position(key);
        if (variable[cell] < 0) {
            long count = system.cells().get(cell).count();
            return new double[] {count, count};
        }
        return new double[] {extreme(cell, GoalType.MINIMIZE), extreme(cell, GoalType.MAXIMIZE)};
    }

    private double extreme(int cell, GoalType goal) {
        double[] sought = new double[variables];
        sought[variables - 1] = 1;
        double[] same = sought.clone();
        same[variable[cell]] = -1;
        List<LinearConstraint> all = new ArrayList<>(constraints);
        all.add(new LinearConstraint(same, Relationship.EQ, 0));
        try {
            return (perhapsZero[cell] ? 0 : 1)
                    + new SimplexSolver()
                            .optimize(
                                    new MaxIter(100_000),
                                    new LinearObjectiveFunction(sought, 0),
                                    new LinearConstraintSet(all),
                                    goal,
                                    new NonNegativeConstraint(true))
                            .getValue();
        } catch (UnboundedSolutionException unbounded) {
            return Double.POSITIVE_INFINITY;
        }
    }
}
