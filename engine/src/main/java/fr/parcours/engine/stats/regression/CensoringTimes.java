package fr.parcours.engine.stats.regression;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distribution G of the time of censoring in every group: a Kaplan–Meier curve in which censorings are the events
 * and subjects with an event at the same time are still at risk (the convention of R's {@code cmprsk::crr}).
 */
final class CensoringTimes {

    final double[] time; // distinct times of censoring, of any group
    final long[][] censored; // by group and time
    final long[][] atRisk;
    private final double[][] survival; // by group, before each time and at the end

    CensoringTimes(CompetingCounts counts) {
        time = IntStream.range(0, counts.cells())
                .filter(cell -> counts.cause(cell) == 0 && counts.count(cell) > 0)
                .mapToDouble(counts::time)
                .distinct()
                .sorted()
                .toArray();
        int groups = counts.groups();
        censored = new long[groups][time.length];
        atRisk = new long[groups][time.length];
        survival = new double[groups][time.length + 1];
        for (int cell = 0; cell < counts.cells(); cell++) {
            int reached = upTo(counts.time(cell));
            if (reached > 0) {
                atRisk[counts.group(cell)][reached - 1] += counts.count(cell);
                if (counts.cause(cell) == 0) {
                    censored[counts.group(cell)][reached - 1] += counts.count(cell);
                }
            }
        }
        for (int g = 0; g < groups; g++) {
            for (int u = time.length - 2; u >= 0; u--) {
                atRisk[g][u] += atRisk[g][u + 1];
            }
            survival[g][0] = 1;
            for (int u = 0; u < time.length; u++) {
                double share = censored[g][u] == 0 ? 0 : (double) censored[g][u] / atRisk[g][u];
                survival[g][u + 1] = survival[g][u] * (1 - share);
            }
        }
    }

    /** Number of times up to and including a time. */
    int upTo(double value) {
        int place = Arrays.binarySearch(time, value);
        return place >= 0 ? place + 1 : -place - 1;
    }

    /** G just before a time. */
    double before(int group, double value) {
        int place = Arrays.binarySearch(time, value);
        return survival[group][place >= 0 ? place : -place - 1];
    }
}
