package fr.parcours.notebook.chart;

import java.util.ArrayList;
import java.util.List;

/** The corners of a step function that is constant to the right of each of its points. */
final class Steps {

    private final List<Double> x = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();

    void to(double nextX, double nextY) {
        if (!x.isEmpty()) {
            x.add(nextX);
            y.add(y.get(y.size() - 1));
        }
        x.add(nextX);
        y.add(nextY);
    }

    Steps reversed() {
        Steps result = new Steps();
        for (int i = x.size() - 1; i >= 0; i--) {
            result.x.add(x.get(i));
            result.y.add(y.get(i));
        }
        return result;
    }

    void append(Steps others) {
        x.addAll(others.x);
        y.addAll(others.y);
    }

    double[] x() {
        return x.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double[] y() {
        return y.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
