package fr.parcours.engine.stats.regression;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What does not depend on β in a Fine–Gray model: the event times, and the weights of those with another cause. */
final class SubdistributionTimes {

    final CompetingCounts counts;
    final int cause;
    final CensoringTimes censoring;
    final double[] time; // distinct times of the cause
    final long[] events;
    final long[][] eventsOf; // by group
    final int[] to; // of each cell: number of event times up to its own
    final double[][] weight; // G just before each event time, by group
    final double[] own; // of each cell: G just before its time

    SubdistributionTimes(CompetingCounts counts, int cause) {
        this.counts = counts;
        this.cause = cause;
        censoring = new CensoringTimes(counts);
        time = IntStream.range(0, counts.cells())
                .filter(cell -> counts.cause(cell) == cause && counts.count(cell) > 0)
                .mapToDouble(counts::time)
                .distinct()
                .sorted()
                .toArray();
        events = new long[time.length];
        eventsOf = new long[counts.groups()][time.length];
        to = new int[counts.cells()];
        own = new double[counts.cells()];
        for (int cell = 0; cell < to.length; cell++) {
            to[cell] = upTo(counts.time(cell));
            own[cell] = censoring.before(counts.group(cell), counts.time(cell));
            if (isEvent(cell)) {
                events[to[cell] - 1] += counts.count(cell);
                eventsOf[counts.group(cell)][to[cell] - 1] += counts.count(cell);
            }
        }
        weight = new double[counts.groups()][time.length];
        for (int g = 0; g < weight.length; g++) {
            for (int k = 0; k < time.length; k++) {
                weight[g][k] = censoring.before(g, time[k]);
            }
        }
    }

    int upTo(double value) {
        int place = Arrays.binarySearch(time, value);
        return place >= 0 ? place + 1 : -place - 1;
    }

    boolean isEvent(int cell) {
        return counts.cause(cell) == cause && counts.count(cell) > 0;
    }

    boolean isOther(int cell) {
        return counts.cause(cell) != 0 && counts.cause(cell) != cause;
    }
}
