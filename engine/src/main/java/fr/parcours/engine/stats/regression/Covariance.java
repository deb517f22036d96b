package fr.parcours.engine.stats.regression;

import java.util.List;

/** The covariance matrix of estimated coefficients; immutable. */
public final class Covariance {

    private static final double SINGULAR = 1e-14;

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

    /**
     * Tests whether some coefficients are all 0, by the size of their estimates.
     *
     * @param name name of the test
     * @param coefficients some of those that this matrix is about
     * @return Wald's test, b'V⁻¹b with as many degrees of freedom as the rank of V
     */
    public HypothesisTest wald(String name, List<Coefficient> coefficients) {
        int p = coefficients.size();
        double[][] part = new double[p][p];
        double[] estimates = new double[p];
        for (int i = 0; i < p; i++) {
            estimates[i] = coefficients.get(i).estimate();
            int row = names.indexOf(coefficients.get(i).name());
            for (int j = 0; j < p; j++) {
                part[i][j] = values[row][names.indexOf(coefficients.get(j).name())];
            }
        }
        Cholesky cholesky = Cholesky.of(part, SINGULAR);
        int rank = 0;
        for (int i = 0; i < p; i++) {
            rank += cholesky.isAliased(i) ? 0 : 1;
        }
        return HypothesisTest.of(name, cholesky.quadratic(estimates), rank);
    }
}
