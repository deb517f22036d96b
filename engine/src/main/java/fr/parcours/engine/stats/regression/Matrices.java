package fr.parcours.engine.stats.regression;

import java.util.stream.IntStream;

/** Small dense algebra. */
final class Matrices {

    private Matrices() {}

    /** Copies the lower triangle to the upper. */
    static double[][] mirrored(double[][] lower) {
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j < i; j++) {
                lower[j][i] = lower[i][j];
            }
        }
        return lower;
    }

    static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b.length == 0 ? 0 : b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < product[i].length; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    /** factor · BMB, B symmetric. */
    static double[][] sandwich(double[][] bread, double[][] meat, double factor) {
        double[][] result = times(times(bread, meat), bread);
        for (double[] row : result) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
        return result;
    }

    /** x'Ax. */
    static double quadratic(double[][] a, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                sum += x[i] * a[i][j] * x[j];
            }
        }
        return sum;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    /** Adds weight·uu' to a full matrix's lower triangle. */
    static void addOuter(double[][] sum, double[] u, double weight) {
        for (int i = 0; i < u.length; i++) {
            double scaled = weight * u[i];
            for (int j = 0; j <= i; j++) {
                sum[i][j] += scaled * u[j];
            }
        }
    }

    /** Indices of values from smallest to largest. */
    static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
