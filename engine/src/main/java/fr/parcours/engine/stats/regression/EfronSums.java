package fr.parcours.engine.stats.regression;

/**
 * The sums that Efron's treatment makes over the d events of one time, den_l = S0 − (l/d)·D0 for l = 0..d−1, in a time
 * that does not grow with d.
 *
 * <p>With x_l = den_l·d/D0, which falls by 1 from one event to the next, the sums of 1/x, 1/x² and log x are those of
 * smooth functions over equal steps: the Euler–Maclaurin formula gives them to the precision of a double where x is
 * {@link #LEAST} or more, and the few smaller terms are added one by one. The sums with shares l/d follow from (l/d)·D0
 * = S0 − den_l.
 *
 * @param logs Σ log den
 * @param inverses Σ 1/den
 * @param shares Σ (l/d)/den
 * @param squares Σ 1/den²
 * @param shareSquares Σ (l/d)/den²
 * @param shareSharesSquares Σ (l/d)²/den²
 */
record EfronSums(
        double logs, double inverses, double shares, double squares, double shareSquares, double shareSharesSquares) {

    /** Where the first term left out of the series is below 1e-13. */
    private static final double LEAST = 20;

    /** Fewer events than these are summed one by one: it is as fast. */
    private static final long FEW = 32;

    static EfronSums of(long d, double s0, double d0) {
        return d < FEW ? oneByOne(d, s0, d0) : atOnce(d, s0, d0);
    }

    private static EfronSums oneByOne(long d, double s0, double d0) {
        double logs = 0;
        double inverses = 0;
        double shares = 0;
        double squares = 0;
        double shareSquares = 0;
        double shareSharesSquares = 0;
        for (long l = 0; l < d; l++) {
            double share = (double) l / d;
            double inverse = 1 / (s0 - share * d0);
            double square = inverse * inverse;
            logs -= Math.log(inverse);
            inverses += inverse;
            shares += share * inverse;
            squares += square;
            shareSquares += share * square;
            shareSharesSquares += share * share * square;
        }
        return new EfronSums(logs, inverses, shares, squares, shareSquares, shareSharesSquares);
    }

    private static EfronSums atOnce(long d, double s0, double d0) {
        double step = d0 / d;
        double first = s0 / step;
        double survivors = Math.max(0, s0 - d0) / step; // x one step beyond the last event
        long single = Math.min(d, (long) Math.ceil(Math.max(0, LEAST - survivors)));
        double logs = 0;
        double inverses = 0;
        double squares = 0;
        for (long i = 1; i <= single; i++) {
            double inverse = 1 / (survivors + i);
            logs -= Math.log(inverse);
            inverses += inverse;
            squares += inverse * inverse;
        }
        if (single < d) {
            double last = survivors + single;
            long n = d - single;
            logs += n * Math.log(first) + last * Math.log1p(n / last) - n + logEnds(first) - logEnds(last);
            inverses += Math.log1p(n / last) + inverseEnds(first) - inverseEnds(last);
            squares += n / (first * last) + squareEnds(first) - squareEnds(last);
        }
        logs += d * Math.log(step);
        inverses /= step;
        squares /= step * step;
        double ratio = s0 / d0;
        double shares = ratio * inverses - d / d0;
        double shareSquares = ratio * squares - inverses / d0;
        return new EfronSums(logs, inverses, shares, squares, shareSquares, ratio * shareSquares - shares / d0);
    }

    // What Euler–Maclaurin adds to the integral at an end x: f/2 + f'/12 − f'''/720 + f'''''/30240.

    private static double logEnds(double x) {
        double inverse = 1 / x;
        double square = inverse * inverse;
        return Math.log(x) / 2 + inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
    }

    private static double inverseEnds(double x) {
        double inverse = 1 / x;
        double square = inverse * inverse;
        return inverse / 2 - square * (1.0 / 12 - square * (1.0 / 120 - square / 252));
    }

    private static double squareEnds(double x) {
        double inverse = 1 / x;
        double square = inverse * inverse;
        return square / 2 - square * inverse * (1.0 / 6 - square * (1.0 / 30 - square / 42));
    }
}
