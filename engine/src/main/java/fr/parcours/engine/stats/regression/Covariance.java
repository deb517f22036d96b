package fr.parcours.engine.stats.regression;

import java.util.List;

/** The covariance matrix of estimated coefficients; immutable. */
public final class Covariance {

    private final List<String> names;
    private final double[][] values;

    Covariance(List<String> names, double[][] values) {
        this.names = List.copyOf(names);
        this.values = values;
    }

    /**
     * Returns the names of rows and columns.
     *
     * @return names of coefficients, in order
     */
    public List<String> names() {
        return names;
    }

    /**
     * Returns one covariance.
     *
     * @param row index of a coefficient
     * @param column index of a coefficient
     * @return their covariance
     */
    public double get(int row, int column) {
        return values[row][column];
    }
}
