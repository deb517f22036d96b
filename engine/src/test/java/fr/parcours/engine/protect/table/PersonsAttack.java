package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
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
 * An observer of all the tables of a study, who thinks of the persons behind them: how many there are of each crossing
 * of all attributes. Knows nothing of systems, remainders and links.
 */
final class PersonsAttack {

    /** Before a category: those that have another one. */
    static final String OTHER_THAN = "≠";

    private final List<NavigableMap<String, String>> crossings;
    private final List<LinearConstraint> constraints = new ArrayList<>();

    PersonsAttack(List<NavigableMap<String, String>> crossings) {
        this.crossings = List.copyOf(crossings);
    }

    /** Whether a cell counts the persons of a crossing. */
    static boolean counts(CellKey cell, NavigableMap<String, String> crossing) {
        return cell.categories().entrySet().stream().allMatch(category -> {
            String code = crossing.get(category.getKey());
            return category.getValue().equals(code)
                    || (category.getValue().startsWith(OTHER_THAN)
                            && !category.getValue().equals(OTHER_THAN + code));
        });
    }

    void shown(CellKey cell, long count) {
        constraints.add(new LinearConstraint(factors(cell), Relationship.EQ, count));
    }

    void hidden(CellKey cell) {
        constraints.add(new LinearConstraint(factors(cell), Relationship.GEQ, 1));
    }

    private double[] factors(CellKey cell) {
        // One more for the count that is sought: Commons Math reads wrong values where two columns are equal.
        double[] factors = new double[crossings.size() + 1];
        for (int i = 0; i < crossings.size(); i++) {
            factors[i] = counts(cell, crossings.get(i)) ? 1 : 0;
        }
        return factors;
    }

    /** The smallest and largest count a cell may have. */
    double[] interval(CellKey cell) {
        return new double[] {extreme(cell, GoalType.MINIMIZE), extreme(cell, GoalType.MAXIMIZE)};
    }

    private double extreme(CellKey cell, GoalType goal) {
        double[] same = factors(cell);
        same[crossings.size()] = -1;
        double[] sought = new double[crossings.size() + 1];
        sought[crossings.size()] = 1;
        List<LinearConstraint> all = new ArrayList<>(constraints);
        all.add(new LinearConstraint(same, Relationship.EQ, 0));
        try {
            return new SimplexSolver()
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
