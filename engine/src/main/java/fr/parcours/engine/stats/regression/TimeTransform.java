package fr.parcours.engine.stats.regression;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** The scale of time on which a coefficient may change in a test of proportional hazards. */
public enum TimeTransform {
    /** 1 − Kaplan–Meier just before the time, strata together: robust to late outliers; R's default. */
    KAPLAN_MEIER {
        @Override
        double[] of(SurvivalCounts counts, EventTimes times) {
            Map<Double, Double> before = survivalBefore(counts);
            return map(times, time -> 1 - before.get(time));
        }
    },
    /** The time itself. */
    IDENTITY {
        @Override
        double[] of(SurvivalCounts counts, EventTimes times) {
            return times.time.clone();
        }
    },
    /** The mean rank of the time among all times of exit. */
    RANK {
        @Override
        double[] of(SurvivalCounts counts, EventTimes times) {
            TreeMap<Double, Long> tied = new TreeMap<>();
            for (int cell = 0; cell < counts.cells(); cell++) {
                tied.merge(counts.exit(cell), counts.count(cell), Long::sum);
            }
            TreeMap<Double, Double> ranks = new TreeMap<>();
            long passed = 0;
            for (var entry : tied.entrySet()) {
                ranks.put(entry.getKey(), passed + (entry.getValue() + 1) / 2.0);
                passed += entry.getValue();
            }
            return map(times, ranks::get);
        }
    },
    /** The logarithm of the time. */
    LOG {
        @Override
        double[] of(SurvivalCounts counts, EventTimes times) {
            return map(times, time -> {
                if (time == 0) {
                    throw new IllegalArgumentException(
                            "Cannot take the logarithm of time 0, at which an event happens");
                }
                return Math.log(time);
            });
        }
    };

    /** g at each event time. */
    abstract double[] of(SurvivalCounts counts, EventTimes times);

    private static double[] map(EventTimes times, DoubleUnaryOperator transform) {
        return Arrays.stream(times.time).map(transform).toArray();
    }

    private static Map<Double, Double> survivalBefore(SurvivalCounts counts) {
        TreeMap<Double, long[]> changes = new TreeMap<>(); // events, exits at the time; entries at the time
        for (int cell = 0; cell < counts.cells(); cell++) {
            long n = counts.count(cell);
            long[] exit = changes.computeIfAbsent(counts.exit(cell), absent -> new long[3]);
            exit[0] += counts.event(cell) ? n : 0;
            exit[1] += n;
            changes.computeIfAbsent(counts.entry(cell), absent -> new long[3])[2] += n;
        }
        TreeMap<Double, Double> before = new TreeMap<>();
        double survival = 1;
        long atRisk = 0;
        for (var entry : changes.entrySet()) {
            long[] change = entry.getValue();
            before.put(entry.getKey(), survival);
            survival *= change[0] == 0 ? 1 : 1 - (double) change[0] / atRisk;
            atRisk += change[2] - change[1];
        }
        return before;
    }
}
