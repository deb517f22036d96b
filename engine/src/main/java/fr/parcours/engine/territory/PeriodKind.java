package fr.parcours.engine.territory;

import java.util.Locale;

/** How long the periods of an indicator are. */
public enum PeriodKind {
    /** Calendar years. */
    YEAR(1),
    /** Quarters of calendar years. */
    QUARTER(4),
    /** Months. */
    MONTH(12);

    private final int inYear;

    PeriodKind(int inYear) {
        this.inYear = inYear;
    }

    /** Number of periods in a year. */
    int inYear() {
        return inYear;
    }

    /**
     * Says which period a date is in, in SQL.
     *
     * @param date an expression of type DATE
     * @return an expression: the number of the period, counted from year 0, as {@link Period#number()} is
     */
    public String numberSql(String date) {
        return this == YEAR
                ? "year(" + date + ")"
                : "year(" + date + ") * " + inYear + " + " + name().toLowerCase(Locale.ROOT) + "(" + date + ") - 1";
    }
}
