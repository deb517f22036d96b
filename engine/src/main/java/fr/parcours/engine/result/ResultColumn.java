package fr.parcours.engine.result;

/**
 * A column of a result table.
 *
 * @param name stable English name, used in CSV, JSON, Parquet and Arrow
 * @param labelFr French label shown to people
 * @param labelEn English label
 * @param kind what the values are, which decides how they are written
 */
public record ResultColumn(String name, String labelFr, String labelEn, Kind kind) {

    /** What the values of a column are. */
    public enum Kind {
        /** Text, aligned left. */
        TEXT,
        /** A number of journeys. */
        COUNT,
        /** A proportion between 0 and 1, shown as a percentage. */
        RATE,
        /** A difference of two proportions, shown in points (hundredths). */
        POINTS,
        /** A duration in days. */
        DAYS,
        /** A duration in months of 30.4375 days. */
        MONTHS,
        /** A number of whole months that the question sets, not one that was measured. */
        HORIZON,
        /** A number with decimals in a unit that its label tells, such as expected events or a rate per 1,000. */
        DECIMAL,
        /** A ratio of odds, hazards or rates, 1 being no difference. */
        RATIO,
        /** The probability of a test. */
        PROBABILITY
    }
}
