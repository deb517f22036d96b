package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The distinct event times of every stratum, one after the other, and where each cell is at risk among them: from
 * {@code from[cell]} up to but not including {@code to[cell]}. An event happens at the last of them.
 */
final class EventTimes {

    final double[] time;
    final int[] stratum;
    final long[] events;
    /** Subjects at risk at this time and at the next one. */
    final long[] carried;

    final int[] from;
    final int[] to;
    final int[] first; // of each stratum, and the total at the end

    EventTimes(SurvivalCounts counts) {
        List<TreeSet<Double>> sets = new ArrayList<>();
        counts.strata().forEach(name -> sets.add(new TreeSet<>()));
        for (int cell = 0; cell < counts.cells(); cell++) {
            if (counts.event(cell) && counts.count(cell) > 0) {
                sets.get(counts.stratum(cell)).add(counts.exit(cell));
            }
        }
        first = new int[sets.size() + 1];
        for (int s = 0; s < sets.size(); s++) {
            first[s + 1] = first[s] + sets.get(s).size();
        }
        int points = first[sets.size()];
        time = new double[points];
        stratum = new int[points];
        int point = 0;
        for (int s = 0; s < sets.size(); s++) {
            for (double value : sets.get(s)) {
                time[point] = value;
                stratum[point++] = s;
            }
        }
        events = new long[points];
        carried = new long[points];
        from = new int[counts.cells()];
        to = new int[counts.cells()];
        for (int cell = 0; cell < counts.cells(); cell++) {
            int s = counts.stratum(cell);
            from[cell] = after(s, counts.entry(cell));
            to[cell] = after(s, counts.exit(cell));
            if (counts.event(cell) && counts.count(cell) > 0) {
                events[to[cell] - 1] += counts.count(cell);
            }
            if (to[cell] - from[cell] > 1) {
                carried[to[cell] - 2] += counts.count(cell);
                if (from[cell] > first[s]) {
                    carried[from[cell] - 1] -= counts.count(cell);
                }
            }
        }
        for (int k = points - 2; k >= 0; k--) {
            if (stratum[k] == stratum[k + 1]) {
                carried[k] += carried[k + 1];
            }
        }
    }

    /** The first point of a stratum strictly after a time. */
    int after(int s, double value) {
        int low = first[s];
        int high = first[s + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time[middle] > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    int points() {
        return time.length;
    }

    /** Whether a cell must be taken out of running sums before its entry: not if they start afresh there anyway. */
    boolean isLate(int cell, SurvivalCounts counts) {
        return from[cell] > first[counts.stratum(cell)] && carried[from[cell] - 1] > 0;
    }
}
