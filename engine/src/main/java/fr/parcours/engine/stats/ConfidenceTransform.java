package fr.parcours.engine.stats;

/**
 * The scale on which the confidence interval of a survival probability S is symmetric; also that of a cumulative
 * incidence or of a state, in the place of S.
 *
 * <p>With s the standard error of log S and z the normal quantile of the level. Results differ between software mainly
 * because this default differs: R's {@code survfit} takes {@link #LOG}, SAS and lifelines {@link #LOG_LOG}.
 */
public enum ConfidenceTransform {
    /** S·exp(±z·s), upper limit cut at 1. */
    LOG {
        @Override
        double limit(double survival, double logError, double z) {
            return Math.min(1, survival * Math.exp(z * logError));
        }
    },
    /** exp(−exp(log(−log S) ∓ z·s/|log S|)); undefined while S is 1. */
    LOG_LOG {
        @Override
        double limit(double survival, double logError, double z) {
            double log = Math.log(survival);
            return survival == 1 ? Double.NaN : Math.exp(-Math.exp(Math.log(-log) + z * logError / log));
        }
    },
    /** S ± z·S·s, cut to [0, 1]. */
    PLAIN {
        @Override
        double limit(double survival, double logError, double z) {
            return Math.min(1, Math.max(0, survival + z * survival * logError));
        }
    };

    /**
     * Returns one limit of the interval.
     *
     * @param survival S, above 0
     * @param logError standard error of log S
     * @param z signed normal quantile: negative for the lower limit, positive for the upper
     * @return the limit, {@code NaN} where the transform is not defined
     */
    abstract double limit(double survival, double logError, double z);

    /**
     * Returns one limit of the interval of a probability that rises from 0, such as a cumulative incidence.
     *
     * @param probability the probability, zero or more
     * @param standardError its standard error
     * @param z signed normal quantile: negative for the lower limit, positive for the upper
     * @return the limit, {@code NaN} where the transform is not defined, as on both logarithmic scales at 0
     */
    double limitOf(double probability, double standardError, double z) {
        if (probability == 0) {
            return this == PLAIN ? 0 : Double.NaN;
        }
        return limit(probability, standardError / probability, z);
    }
}
