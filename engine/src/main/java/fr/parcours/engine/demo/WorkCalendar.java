package fr.parcours.engine.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Time that runs faster on busy days and stands still on the others: one unit is an average calendar day. A delay
 * measured in it keeps its length over whole years and follows the seasons within them.
 */
final class WorkCalendar {

    private static final LocalDate ORIGIN = LocalDate.of(2005, 1, 1);
    private static final int DAYS = (int) ChronoUnit.DAYS.between(ORIGIN, LocalDate.of(2061, 1, 1));

    /** Juries: peaks in June and in November and December, none in August. */
    private static final double[] JURIES = {0.9, 0.9, 1.0, 0.9, 1.1, 1.8, 0.7, 0, 0.6, 1.0, 1.6, 1.5};

    private static final double[] OFFICE = {1, 1, 1.05, 1, 0.95, 1.05, 0.9, 0.45, 1, 1.1, 1.05, 0.9};
    private static final double[] APPLICATIONS = {1.15, 1, 1.05, 0.95, 0.9, 1, 0.7, 0.45, 1.25, 1.35, 1.2, 1};

    /** Total weight of the days up to and including each day. */
    private final double[] total = new double[DAYS];

    private WorkCalendar(ToDoubleFunction<LocalDate> weight) {
        double sum = 0;
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = ORIGIN.plusDays(day);
            sum += closed(date) ? 0 : weight.applyAsDouble(date);
            total[day] = sum;
        }
        double mean = sum / DAYS;
        for (int day = 0; day < DAYS; day++) {
            total[day] /= mean;
        }
    }

    static WorkCalendar juries() {
        return new WorkCalendar(date -> JURIES[date.getMonthValue() - 1]);
    }

    static WorkCalendar office() {
        return new WorkCalendar(date -> OFFICE[date.getMonthValue() - 1]);
    }

    /** Applications also grow by three per cent a year until 2009. */
    static WorkCalendar applications() {
        return new WorkCalendar(date ->
                APPLICATIONS[date.getMonthValue() - 1] * (1 + 0.03 * Math.min(date.getYear() - 2008, 1)));
    }

    private static boolean closed(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Returns the day on which so many units have passed since the end of a day. */
    LocalDate after(LocalDate from, double units) {
        return at(total[index(from)] + units);
    }

    /** Returns the day that lies at a share between the ends of two days. */
    LocalDate between(LocalDate from, LocalDate to, double share) {
        double start = total[index(from)];
        return at(start + share * (total[index(to)] - start));
    }

    private LocalDate at(double position) {
        int found = Arrays.binarySearch(total, position);
        if (found < 0) {
            found = -found - 1;
        }
        while (found > 0 && found < DAYS && total[found] == total[found - 1]) {
            found--;
        }
        return ORIGIN.plusDays(Math.min(found, DAYS - 1));
    }

    private static int index(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(ORIGIN, date);
    }
}
