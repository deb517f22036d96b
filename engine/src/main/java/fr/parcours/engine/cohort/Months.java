package fr.parcours.engine.cohort;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;

/**
 * A duration in months of 30.4375 days.
 *
 * @param count number of months, at least 1
 */
public record Months(int count) {

    /** Mean length of a month in days. */
    public static final double DAYS = 30.4375;

    private static final int LONGEST = 600;

    /** Checks the count. */
    public Months {
        if (count < 1 || count > LONGEST) {
            throw new InvalidInputException(Texts.of(Months.class).format("months.range", count, LONGEST));
        }
    }

    /**
     * Makes a duration.
     *
     * @param count number of months
     * @return the duration
     */
    public static Months months(int count) {
        return new Months(count);
    }

    /**
     * Returns the duration in whole days, rounded.
     *
     * @return days
     */
    public int days() {
        return (int) Math.round(count * DAYS);
    }
}
