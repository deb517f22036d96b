package fr.parcours.engine.stats;

/** How the confidence interval of a rate is made. */
public enum RateInterval {
    /** Exact Poisson limits ({@link Rate#exact}): at least as wide as stated, also with few events. */
    EXACT {
        @Override
        Rate rate(long events, double personTime, double level) {
            return Rate.exact(events, personTime, level);
        }
    },
    /** Normal limits on the log scale ({@link Rate#normal}): for many events; none without events. */
    NORMAL {
        @Override
        Rate rate(long events, double personTime, double level) {
            return Rate.normal(events, personTime, level);
        }
    };

    abstract Rate rate(long events, double personTime, double level);
}
