package fr.parcours.engine.stats;

/**
 * How the events of a cause and those of the others vary at one time, with n at risk, d<sub>k</sub> events of the cause
 * and d<sub>o</sub> of the others. Without ties and for large n both give the same standard errors.
 */
public enum IncidenceError {
    /** Multinomial, of the Greenwood type: as R's {@code etm} and, without delayed entry, {@code survfit}. */
    GREENWOOD {
        @Override
        Increment variances(double n, double cause, double others) {
            double d = cause + others;
            double n3 = n * n * n;
            return new Increment(d * (n - d) / n3, cause * (n - d) / n3, cause * (n - cause) / n3);
        }
    },
    /** Independent hypergeometric counts (Aalen): as R's {@code cmprsk::cuminc}. */
    AALEN {
        @Override
        Increment variances(double n, double cause, double others) {
            double own = ties(n, cause) * cause / (n * n);
            double other = ties(n, others) * others / (n * n);
            return new Increment(own + other, own, own);
        }
    };

    /**
     * Variances of the increments d/n of the hazards.
     *
     * @param all variance of that of any event
     * @param both covariance of that of any event and that of the cause
     * @param cause variance of that of the cause
     */
    record Increment(double all, double both, double cause) {}

    /**
     * Returns the variances at one time.
     *
     * @param n subjects at risk, above 0
     * @param cause events of the cause
     * @param others events of the other causes
     * @return the variances
     */
    abstract Increment variances(double n, double cause, double others);

    /** Tied events among few at risk vary less. */
    static double ties(double n, double events) {
        return events > 1 ? 1 - (events - 1) / (n - 1) : 1;
    }
}
