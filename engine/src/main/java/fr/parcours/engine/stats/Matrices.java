package fr.parcours.engine.stats;

import java.util.Arrays;
import java.util.List;

/** Results as lists that nobody can change. */
final class Matrices {

    private Matrices() {}

    /** A copy, by rows. */
    static List<List<Double>> rows(double[][] matrix) {
        return Arrays.stream(matrix).map(Matrices::list).toList();
    }

    /** A copy. */
    static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
