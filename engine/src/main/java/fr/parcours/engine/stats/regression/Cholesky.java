package fr.parcours.engine.stats.regression;

import java.util.Arrays;

/**
 * The triangular factor of a positive semi-definite matrix, columns taken from left to right: a column that earlier
 * ones determine is passed over, as R's {@code coxph} does, and counts as 0 in solutions and inverses.
 *
 * <p>The matrix is brought to a unit diagonal first, so that units of covariates do not matter.
 */
final class Cholesky {

    private final int size;
    private final double[][] factor;
    private final double[] scale;
    private final boolean[] aliased;

    private Cholesky(int size) {
        this.size = size;
        factor = new double[size][size];
        scale = new double[size];
        aliased = new boolean[size];
    }

    /**
     * Factors a matrix.
     *
     * @param matrix symmetric; only its lower triangle is read
     * @param tolerance smallest share of a column's squared length that earlier columns may leave over
     */
    static Cholesky of(double[][] matrix, double tolerance) {
        Cholesky result = new Cholesky(matrix.length);
        for (int j = 0; j < matrix.length; j++) {
            result.column(matrix, j, tolerance);
        }
        return result;
    }

    private void column(double[][] matrix, int j, double tolerance) {
        scale[j] = Math.sqrt(Math.max(0, matrix[j][j]));
        double left = 1;
        for (int k = 0; k < j; k++) {
            if (aliased[k]) {
                continue;
            }
            double sum = scale[j] == 0 ? 0 : matrix[j][k] / scale[j] / scale[k];
            for (int m = 0; m < k; m++) {
                sum -= factor[j][m] * factor[k][m];
            }
            factor[j][k] = sum / factor[k][k];
            left -= factor[j][k] * factor[j][k];
        }
        if (!(scale[j] > 0) || !(left > tolerance)) {
            aliased[j] = true;
            Arrays.fill(factor[j], 0);
            return;
        }
        factor[j][j] = Math.sqrt(left);
    }

    boolean isAliased(int column) {
        return aliased[column];
    }

    boolean singular() {
        for (boolean column : aliased) {
            if (column) {
                return true;
            }
        }
        return false;
    }

    double[] solve(double[] right) {
        double[] x = new double[size];
        for (int j = 0; j < size; j++) {
            if (!aliased[j]) {
                double sum = right[j] / scale[j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[j][k] * x[k];
                }
                x[j] = sum / factor[j][j];
            }
        }
        for (int j = size - 1; j >= 0; j--) {
            if (!aliased[j]) {
                double sum = x[j];
                for (int k = j + 1; k < size; k++) {
                    sum -= factor[k][j] * x[k];
                }
                x[j] = sum / factor[j][j];
            }
        }
        for (int j = 0; j < size; j++) {
            x[j] = aliased[j] ? 0 : x[j] / scale[j];
        }
        return x;
    }

    double[][] inverse() {
        double[][] inverse = new double[size][];
        for (int j = 0; j < size; j++) {
            double[] unit = new double[size];
            unit[j] = 1;
            inverse[j] = aliased[j] ? new double[size] : solve(unit);
        }
        return inverse;
    }

    /** b'A⁻¹b. */
    double quadratic(double[] b) {
        double[] x = solve(b);
        double sum = 0;
        for (int j = 0; j < size; j++) {
            sum += x[j] * b[j];
        }
        return sum;
    }
}
