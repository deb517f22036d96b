package fr.parcours.engine.stats.study;

/**
 * One thing that an estimator is asked of every sample.
 *
 * @param estimator stable English name of the estimator, in lower case with underscores
 * @param setting what the samples are like
 * @param quantity what is estimated, such as {@code 12} for a horizon of twelve months
 * @param kind whether intervals or tests answer
 * @param truth the true value; {@code NaN} for tests
 */
public record Question(String estimator, Setting setting, String quantity, Kind kind, double truth) {

    /** How an answer is judged. */
    public enum Kind {
        /** How often an interval of 95 % holds the truth. */
        COVERAGE,
        /** How often a test at 5 % rejects what is true. */
        SIZE
    }

    /** What samples are like. */
    public enum Setting {
        /** Times in months, heavily tied; right censoring. */
        MONTHS,
        /** The same, a third of the subjects coming under observation late. */
        MONTHS_LATE,
        /** Times in days, with few ties; right censoring. */
        DAYS,
        /** No time: everybody's answer is known. */
        COUNTS,
        /** Months, everybody starting in the same state. */
        ONE_START,
        /** Months, the state at the start being drawn too. */
        DRAWN_START
    }
}
