package fr.parcours.engine.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.special.Gamma;

/**
 * A statistic that follows a χ² distribution when there is no difference.
 *
 * @param statistic the value, zero or more; {@code NaN} when the variance is not defined
 * @param freedom degrees of freedom; 0 when the data cannot show any difference
 * @param p probability of a value at least as high; 1 without degrees of freedom, {@code NaN} without statistic
 */
public record ChiSquareTest(double statistic, int freedom, double p) {

    /** Eigenvalues of a correlation matrix below this are zero: directions in which nothing can vary. */
    private static final double NEGLIGIBLE = 1e-9;

    /**
     * Gives a statistic its probability.
     *
     * @param statistic the value, zero or more, or {@code NaN}
     * @param freedom degrees of freedom, zero or more
     * @return the test
     */
    public static ChiSquareTest of(double statistic, int freedom) {
        return new ChiSquareTest(
                statistic, freedom, freedom == 0 ? 1 : Gamma.regularizedGammaQ(freedom / 2.0, statistic / 2));
    }

    /**
     * Tests that all scores are 0: u'V⁻u with as many degrees of freedom as V has rank. The scores of groups that sum
     * to zero lie in the space of V, so that every generalised inverse gives the same value.
     *
     * @param scores the scores u
     * @param variance their covariance V, by rows
     * @return the test; its statistic is {@code NaN} when a variance is not finite
     */
    public static ChiSquareTest ofScores(double[] scores, double[][] variance) {
        if (!Arrays.stream(variance).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            return new ChiSquareTest(Double.NaN, scores.length, Double.NaN);
        }
        int[] varying = IntStream.range(0, scores.length)
                .filter(i -> variance[i][i] > 0)
                .toArray();
        if (varying.length == 0) {
            return of(0, 0);
        }
        RealMatrix correlation = new Array2DRowRealMatrix(varying.length, varying.length);
        for (int i = 0; i < varying.length; i++) {
            for (int j = 0; j < varying.length; j++) {
                double scale = Math.sqrt(variance[varying[i]][varying[i]] * variance[varying[j]][varying[j]]);
                correlation.setEntry(i, j, variance[varying[i]][varying[j]] / scale);
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(correlation);
        double statistic = 0;
        int rank = 0;
        for (int k = 0; k < varying.length; k++) {
            if (eigen.getRealEigenvalue(k) > NEGLIGIBLE) {
                double along = 0;
                for (int i = 0; i < varying.length; i++) {
                    double score = scores[varying[i]] / Math.sqrt(variance[varying[i]][varying[i]]);
                    along += score * eigen.getEigenvector(k).getEntry(i);
                }
                statistic += along * along / eigen.getRealEigenvalue(k);
                rank++;
            }
        }
        return of(statistic, rank);
    }
}
