package fr.parcours.engine.stats.study;

/** What an estimator says of one sample. */
sealed interface Answer {

    /** The level of tests; intervals have its complement. */
    double SIZE = 0.05;

    /**
     * Returns whether the answer agrees with the truth.
     *
     * @param truth the value that samples were drawn with
     * @return true if the interval holds it, or the test does not reject it
     */
    boolean accepts(double truth);

    /**
     * Returns the value whose mean over samples tells the bias.
     *
     * @return the estimate, or the probability of the test
     */
    double value();

    /**
     * An interval; one without limits holds nothing.
     *
     * @param lower lower limit
     * @param value the estimate
     * @param upper upper limit
     */
    record Interval(double lower, double value, double upper) implements Answer {

        /** The interval of an estimate whose error is normal. */
        static Interval normal(double estimate, double standardError) {
            double half = 1.959963984540054 * standardError;
            return new Interval(estimate - half, estimate, estimate + half);
        }

        @Override
        public boolean accepts(double truth) {
            return lower <= truth && truth <= upper;
        }

        /** This interval as it would be if the standard error were so many times what it is. */
        Interval stretched(double factor) {
            return new Interval(value + factor * (lower - value), value, value + factor * (upper - value));
        }
    }

    /**
     * A test of something true.
     *
     * @param value its probability
     */
    record Test(double value) implements Answer {
        @Override
        public boolean accepts(double truth) {
            return value >= SIZE;
        }
    }
}
