package fr.parcours.engine.stats;

/** How the confidence interval of a proportion is made. */
public enum ProportionInterval {
    /** The score interval of Wilson ({@link Proportion#wilson}): what tables show unless asked otherwise. */
    WILSON {
        @Override
        public Proportion proportion(long successes, long total) {
            return Proportion.wilson(successes, total);
        }
    },
    /** The exact interval of Clopper and Pearson ({@link Proportion#clopperPearson}): never too short. */
    EXACT {
        @Override
        public Proportion proportion(long successes, long total) {
            return Proportion.clopperPearson(successes, total);
        }
    };

    /**
     * Estimates a proportion.
     *
     * @param successes subjects counted, between 0 and {@code total}
     * @param total all subjects, at least 1
     * @return the proportion with its 95 % interval
     * @throws IllegalArgumentException if the counts are impossible
     */
    public abstract Proportion proportion(long successes, long total);
}
