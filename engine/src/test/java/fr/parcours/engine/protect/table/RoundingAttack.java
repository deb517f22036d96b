package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/** An observer who knows every rounded count, the base, and every sum of the true ones. */
final class RoundingAttack {

    private final TableSystem system;
    private final int variables;
    private final List<LinearConstraint> constraints = new ArrayList<>();

    RoundingAttack(Rounding rounding) {
        system = rounding.system();
        variables = system.cells().size() + 1;
        for (int i = 0; i < system.cells().size(); i++) {
            TableSystem.Cell cell = system.cells().get(i);
            if (cell.published()) {
                long printed = rounding.count(cell.key());
                constraints.add(new LinearConstraint(at(i, 1), Relationship.LEQ, printed + rounding.base() - 1.0));
                if (printed >= rounding.base()) {
                    constraints.add(new LinearConstraint(at(i, 1), Relationship.GEQ, printed - rounding.base() + 1.0));
                }
            }
        }
        for (Dimension.Sum sum : system.sums()) {
            double[] factors = at(sum.total(), -1);
            sum.parts().forEach(part -> factors[part] += 1);
            constraints.add(new LinearConstraint(factors, Relationship.EQ, 0));
        }
    }

    /** How far apart the smallest and the largest possible count are. */
    double width(CellKey key) {
        double[] same = at(system.position(key), -1);
        same[variables - 1] = 1;
        List<LinearConstraint> all = new ArrayList<>(constraints);
        all.add(new LinearConstraint(same, Relationship.EQ, 0));
        return extreme(all, GoalType.MAXIMIZE) - extreme(all, GoalType.MINIMIZE);
    }

    private double extreme(List<LinearConstraint> all, GoalType goal) {
        return new SimplexSolver()
                .optimize(
                        new MaxIter(100_000),
                        new LinearObjectiveFunction(at(variables - 1, 1), 0),
                        new LinearConstraintSet(all),
                        goal,
                        new NonNegativeConstraint(true))
                .getValue();
    }

    private double[] at(int variable, double factor) {
        double[] factors = new double[variables];
        factors[variable] = factor;
        return factors;
    }
}
