package fr.parcours.engine.protect;

import java.util.ArrayList;
import java.util.List;

/**
 * Intervals of time, each with the events in it, as they may be shown: neighbours are merged until each has 0 events or
 * at least k.
 *
 * <p>Intervals are dropped from the first one that begins with fewer than 11 at risk. An interval with too few events
 * takes in the next ones; at the end, the ones before. If there are too few events in all, nothing is shown.
 */
public final class ProtectedIntervals {

    private static final long MIN_AT_RISK = 11;

    private ProtectedIntervals() {}

    /**
     * What happened in an interval.
     *
     * @param events events in it
     * @param atRisk subjects at risk when it begins
     */
    public record Interval(long events, long atRisk) {}

    /**
     * Merges intervals.
     *
     * @param rule the rule
     * @param intervals consecutive intervals
     * @return where to cut: the number of each interval that begins a shown one, then the number after the last one
     *     shown; empty when nothing may be shown
     */
    public static List<Integer> cuts(ProtectionRule rule, List<Interval> intervals) {
        int last = 0;
        while (last < intervals.size() && intervals.get(last).atRisk() >= (rule.active() ? MIN_AT_RISK : 1)) {
            last++;
        }
        List<Integer> cuts = new ArrayList<>(List.of(0));
        List<Long> shown = new ArrayList<>();
        long events = 0;
        for (int i = 0; i < last; i++) {
            events += intervals.get(i).events();
            if (rule.shows(events)) {
                cuts.add(i + 1);
                shown.add(events);
                events = 0;
            }
        }
        while (events > 0 && !shown.isEmpty() && !rule.shows(events)) {
            events += shown.remove(shown.size() - 1);
            cuts.remove(cuts.size() - 1);
        }
        if (events > 0 && rule.shows(events)) {
            cuts.add(last);
        }
        return cuts.size() > 1 ? cuts : List.of();
    }
}
