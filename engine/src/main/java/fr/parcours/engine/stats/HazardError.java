package fr.parcours.engine.stats;

/** The variance of one increment d/n of a cumulative hazard, with n at risk and d events. */
public enum HazardError {
    /** d/n²: the Poisson variance, in which tied events happen one after the other. */
    AALEN {
        @Override
        double variance(double n, double d) {
            return d / (n * n);
        }
    },
    /** d(n − d)/n³: the binomial variance, in which tied events happen together. */
    BINOMIAL {
        @Override
        double variance(double n, double d) {
            return d * (n - d) / (n * n * n);
        }
    };

    /**
     * Returns the variance of one increment.
     *
     * @param n subjects at risk, above 0
     * @param d events, at most n
     * @return the variance
     */
    abstract double variance(double n, double d);
}
