package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
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
    private final List<Known> known = new ArrayList<>();

    private record Known(CellKey cell, Relationship relationship, long count) {}

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
        known.add(new Known(cell, Relationship.EQ, count));
    }

    void hidden(CellKey cell) {
        known.add(new Known(cell, Relationship.GEQ, 1));
    }

    /** The smallest and largest count a cell may have. */
    double[] interval(CellKey cell) {
        return new double[] {extreme(cell, GoalType.MINIMIZE), extreme(cell, GoalType.MAXIMIZE)};
    }

    private double extreme(CellKey cell, GoalType goal) {
        List<BitSet> kinds = kinds(cell);
        int size = kinds.size();
        // One more for the count that is sought: Commons Math reads wrong values where two columns are equal.
        List<LinearConstraint> all = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            all.add(new LinearConstraint(
                    factors(kinds, i, 0),
                    known.get(i).relationship(),
                    known.get(i).count()));
        }
        all.add(new LinearConstraint(factors(kinds, known.size(), -1), Relationship.EQ, 0));
        double[] sought = new double[size + 1];
        sought[size] = 1;
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

    /** Persons whom no table nor the question tells apart: which of these count them. One column for each. */
    private List<BitSet> kinds(CellKey sought) {
        Set<BitSet> kinds = new LinkedHashSet<>();
        for (NavigableMap<String, String> crossing : crossings) {
            BitSet kind = new BitSet();
            for (int i = 0; i < known.size(); i++) {
                kind.set(i, counts(known.get(i).cell(), crossing));
            }
            kind.set(known.size(), counts(sought, crossing));
            kinds.add(kind);
        }
        return List.copyOf(kinds);
    }

    private static double[] factors(List<BitSet> kinds, int constraint, double last) {
        double[] factors = new double[kinds.size() + 1];
        for (int kind = 0; kind < kinds.size(); kind++) {
            factors[kind] = kinds.get(kind).get(constraint) ? 1 : 0;
        }
        factors[kinds.size()] = last;
        return factors;
    }
}
