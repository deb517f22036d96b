package fr.parcours.engine.stats.regression;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a Cox model explains: subjects counted by covariate pattern, time of exit and event.
 *
 * <p>A cell is at risk at t when entry &lt; t ≤ exit; without entries it is from the start. At equal times events come
 * before censorings. A subject whose covariates change is several cells with adjoining intervals (start, stop].
 *
 * <p>Immutable; arrays are copied.
 */
public final class SurvivalCounts {

    /** Cluster of the subjects that depend on no other: each is a cluster of its own. */
    public static final int OWN_CLUSTER = -1;

    private final CovariateTable patterns;
    private final int[] pattern;
    private final double[] entry; // −∞: at risk from the start
    private final double[] exit;
    private final boolean[] event;
    private final long[] count;
    private final int[] stratum;
    private final List<String> strata;
    private final int[] cluster; // empty: every subject is its own

    private SurvivalCounts(
            CovariateTable patterns,
            int[] pattern,
            double[] entry,
            double[] exit,
            boolean[] event,
            long[] count,
            int[] stratum,
            List<String> strata,
            int[] cluster) {
        this.patterns = patterns;
        this.pattern = pattern;
        this.entry = entry;
        this.exit = exit;
        this.event = event;
        this.count = count;
        this.stratum = stratum;
        this.strata = strata;
        this.cluster = cluster;
    }

    /**
     * Makes counts of subjects at risk from the start, in one stratum.
     *
     * @param patterns covariate patterns
     * @param pattern row of {@code patterns}, per cell
     * @param exit time the observation ends, finite and zero or more, per cell
     * @param event whether it ends with the event, per cell
     * @param count subjects, zero or more, per cell; a frequency weight
     * @return the counts
     * @throws IllegalArgumentException if lengths differ or a number is impossible
     */
    public static SurvivalCounts of(
            CovariateTable patterns, int[] pattern, double[] exit, boolean[] event, long[] count) {
        int n = pattern.length;
        if (exit.length != n || event.length != n || count.length != n) {
            throw new IllegalArgumentException("Cannot count cells: arrays of different lengths");
        }
        for (int i = 0; i < n; i++) {
            patterns.requireRow(pattern[i]);
            if (!(exit[i] >= 0) || Double.isInfinite(exit[i])) {
                throw new IllegalArgumentException("Cannot end an observation at time " + exit[i]);
            }
            if (count[i] < 0) {
                throw new IllegalArgumentException("Cannot count a negative number of subjects: " + count[i]);
            }
        }
        double[] start = new double[n];
        Arrays.fill(start, Double.NEGATIVE_INFINITY);
        return new SurvivalCounts(
                patterns,
                pattern.clone(),
                start,
                exit.clone(),
                event.clone(),
                count.clone(),
                new int[n],
                List.of(""),
                new int[0]);
    }

    /**
     * Returns these counts with late entries: left truncation, or the start of an interval.
     *
     * @param newEntry time the observation begins, per cell, before the exit; at risk strictly after it
     * @return new counts
     * @throws IllegalArgumentException if the length is wrong or an entry is not before the exit
     */
    public SurvivalCounts withEntry(double[] newEntry) {
        checkLength(newEntry.length);
        for (int i = 0; i < newEntry.length; i++) {
            if (!(newEntry[i] < exit[i])) {
                throw new IllegalArgumentException("Cannot observe a subject from " + newEntry[i] + " to " + exit[i]
                        + ": the exit must be after the entry");
            }
        }
        return new SurvivalCounts(patterns, pattern, newEntry.clone(), exit, event, count, stratum, strata, cluster);
    }

    /**
     * Returns these counts in strata: each has its own baseline hazard.
     *
     * @param names names of strata; one without subjects does no harm
     * @param newStratum index of {@code names}, per cell
     * @return new counts
     * @throws IllegalArgumentException if the length is wrong or an index is outside the names
     */
    public SurvivalCounts withStrata(List<String> names, int[] newStratum) {
        checkLength(newStratum.length);
        for (int number : newStratum) {
            if (number < 0 || number >= names.size()) {
                throw new IllegalArgumentException("Cannot use stratum " + number + " of " + names.size());
            }
        }
        return new SurvivalCounts(
                patterns, pattern, entry, exit, event, count, newStratum.clone(), List.copyOf(names), cluster);
    }

    /**
     * Returns these counts in clusters, inside which subjects may depend on each other: the unit of the robust
     * variance.
     *
     * @param newCluster any number per cell, the same for cells of one cluster; {@link #OWN_CLUSTER} for cells whose
     *     subjects are each their own
     * @return new counts
     * @throws IllegalArgumentException if the length is wrong
     */
    public SurvivalCounts withClusters(int[] newCluster) {
        checkLength(newCluster.length);
        return new SurvivalCounts(patterns, pattern, entry, exit, event, count, stratum, strata, newCluster.clone());
    }

    private void checkLength(int length) {
        if (length != pattern.length) {
            throw new IllegalArgumentException("Cannot use " + length + " values for " + pattern.length + " cells");
        }
    }

    CovariateTable patterns() {
        return patterns;
    }

    int cells() {
        return pattern.length;
    }

    int pattern(int cell) {
        return pattern[cell];
    }

    double entry(int cell) {
        return entry[cell];
    }

    double exit(int cell) {
        return exit[cell];
    }

    boolean event(int cell) {
        return event[cell];
    }

    long count(int cell) {
        return count[cell];
    }

    int stratum(int cell) {
        return stratum[cell];
    }

    List<String> strata() {
        return strata;
    }

    int cluster(int cell) {
        return cluster.length == 0 ? OWN_CLUSTER : cluster[cell];
    }

    /** The clusters of several subjects or intervals: their cells, cluster after cluster. */
    int[] clusteredCells() {
        return IntStream.range(0, cluster.length)
                .filter(cell -> cluster[cell] != OWN_CLUSTER && count[cell] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(cell -> cluster[cell]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    long subjects() {
        return Arrays.stream(count).sum();
    }

    long events() {
        long sum = 0;
        for (int i = 0; i < event.length; i++) {
            sum += event[i] ? count[i] : 0;
        }
        return sum;
    }

    /** Subjects of each pattern. */
    double[] subjectsByPattern() {
        double[] sums = new double[patterns.rows()];
        for (int i = 0; i < pattern.length; i++) {
            sums[pattern[i]] += count[i];
        }
        return sums;
    }
}
