package fr.parcours.engine.stats.regression;

/**
 * What a generalised linear model explains: for every covariate pattern, events among trials, or a count of events.
 *
 * <p>Immutable; arrays are copied.
 */
public final class GroupedResponse {

    private final CovariateTable covariates;
    private final double[] events;
    private final double[] trials; // all 1 for counts
    private final double[] offset;
    private final boolean binomial;

    private GroupedResponse(
            CovariateTable covariates, double[] events, double[] trials, double[] offset, boolean binomial) {
        this.covariates = covariates;
        this.events = events;
        this.trials = trials;
        this.offset = offset;
        this.binomial = binomial;
    }

    /**
     * Makes a binomial response.
     *
     * @param covariates one row per pattern
     * @param events subjects with the event, per row
     * @param trials all subjects, per row; rows without subjects are left out
     * @return the response
     * @throws IllegalArgumentException if lengths differ or events are not between 0 and trials
     */
    public static GroupedResponse binomial(CovariateTable covariates, long[] events, long[] trials) {
        checkLength(covariates, events.length);
        checkLength(covariates, trials.length);
        for (int row = 0; row < events.length; row++) {
            if (events[row] < 0 || events[row] > trials[row]) {
                throw new IllegalArgumentException(
                        "Cannot count " + events[row] + " events in " + trials[row] + " trials, row " + row);
            }
        }
        return new GroupedResponse(covariates, asDouble(events), asDouble(trials), new double[events.length], true);
    }

    /**
     * Makes a response of counts, to be explained by a rate; give the logarithm of exposure as offset.
     *
     * @param covariates one row per pattern
     * @param events events, zero or more, per row
     * @return the response
     * @throws IllegalArgumentException if lengths differ or a count is negative
     */
    public static GroupedResponse counts(CovariateTable covariates, long[] events) {
        checkLength(covariates, events.length);
        double[] ones = new double[events.length];
        for (int row = 0; row < events.length; row++) {
            ones[row] = 1;
            if (events[row] < 0) {
                throw new IllegalArgumentException("Cannot count " + events[row] + " events, row " + row);
            }
        }
        return new GroupedResponse(covariates, asDouble(events), ones, new double[events.length], false);
    }

    /**
     * Returns this response with an offset: a term of the linear predictor whose coefficient is 1.
     *
     * @param newOffset one finite number per row, such as the logarithm of person-months
     * @return a new response
     * @throws IllegalArgumentException if the length is wrong or a number is not finite
     */
    public GroupedResponse withOffset(double[] newOffset) {
        checkLength(covariates, newOffset.length);
        for (double value : newOffset) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("Cannot use an offset of " + value);
            }
        }
        return new GroupedResponse(covariates, events, trials, newOffset.clone(), binomial);
    }

    private static void checkLength(CovariateTable covariates, int length) {
        if (length != covariates.rows()) {
            throw new IllegalArgumentException(
                    "Cannot use " + length + " values with a table of " + covariates.rows() + " rows");
        }
    }

    private static double[] asDouble(long[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[i];
        }
        return result;
    }

    CovariateTable covariates() {
        return covariates;
    }

    double events(int row) {
        return events[row];
    }

    double trials(int row) {
        return trials[row];
    }

    double[] trials() {
        return trials;
    }

    double[] offset() {
        return offset;
    }

    boolean isBinomial() {
        return binomial;
    }
}
