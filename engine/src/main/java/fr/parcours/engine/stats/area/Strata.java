package fr.parcours.engine.stats.area;

import java.util.List;

/** Checks of numbers given by stratum or by area. */
final class Strata {

    private Strata() {}

    static void checkRates(List<Long> events, List<Double> personTime, List<Double> standard) {
        checkLengths(events.size(), personTime.size());
        checkLengths(events.size(), standard.size());
        for (int i = 0; i < events.size(); i++) {
            checkRate(events.get(i), personTime.get(i));
        }
        total(standard);
    }

    static void checkRate(long events, double expected) {
        if (events < 0 || !(expected >= 0 && Double.isFinite(expected)) || (expected == 0 && events > 0)) {
            throw new IllegalArgumentException(
                    "Cannot count " + events + " events where " + expected + " were at risk");
        }
    }

    static void checkProportions(List<Long> successes, List<Long> totals) {
        checkLengths(successes.size(), totals.size());
        for (int i = 0; i < totals.size(); i++) {
            if (successes.get(i) < 0 || successes.get(i) > totals.get(i)) {
                throw new IllegalArgumentException(
                        "Cannot count " + successes.get(i) + " successes in " + totals.get(i) + " subjects");
            }
        }
    }

    static void checkLengths(int first, int second) {
        if (first != second) {
            throw new IllegalArgumentException("Cannot put " + first + " and " + second + " numbers together");
        }
    }

    /** The sum of a standard population. */
    static double total(List<Double> standard) {
        double total = 0;
        for (double part : standard) {
            if (!(part >= 0)) {
                throw new IllegalArgumentException("Cannot use a standard population of " + part);
            }
            total += part;
        }
        if (!(total > 0 && Double.isFinite(total))) {
            throw new IllegalArgumentException("Cannot use a standard population of " + total + " altogether");
        }
        return total;
    }
}
