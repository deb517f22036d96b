package fr.parcours.engine.stats.regression;

import java.util.Arrays;

/**
 * What a {@link FineGray} model explains: subjects counted by covariate pattern, time of exit and cause.
 *
 * <p>All subjects are observed from the start. At equal times events of every cause come before censorings.
 *
 * <p>Immutable; arrays are copied.
 */
public final class CompetingCounts {

    private final CovariateTable patterns;
    private final int[] pattern;
    private final double[] time;
    private final int[] cause; // 0: censored
    private final long[] count;
    private final int[] group;
    private final int[] cluster;

    private CompetingCounts(
            CovariateTable patterns,
            int[] pattern,
            double[] time,
            int[] cause,
            long[] count,
            int[] group,
            int[] cluster) {
        this.patterns = patterns;
        this.pattern = pattern;
        this.time = time;
        this.cause = cause;
        this.count = count;
        this.group = group;
        this.cluster = cluster;
    }

    /**
     * Makes counts whose censoring does not depend on anything.
     *
     * @param patterns covariate patterns
     * @param pattern row of {@code patterns}, per cell
     * @param time time the observation ends, finite and zero or more, per cell
     * @param cause the cause it ends by, 1 or more; 0 for a censoring, per cell
     * @param count subjects, zero or more, per cell; a frequency weight
     * @return the counts
     * @throws IllegalArgumentException if lengths differ or a number is impossible
     */
    public static CompetingCounts of(CovariateTable patterns, int[] pattern, double[] time, int[] cause, long[] count) {
        SurvivalCounts.of(patterns, pattern, time, new boolean[pattern.length], count); // same checks
        if (cause.length != pattern.length || Arrays.stream(cause).anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException("Cannot use these causes: one per cell, zero or more");
        }
        int[] own = new int[pattern.length];
        Arrays.fill(own, SurvivalCounts.OWN_CLUSTER);
        return new CompetingCounts(
                patterns, pattern.clone(), time.clone(), cause.clone(), count.clone(), new int[pattern.length], own);
    }

    /**
     * Returns these counts with a censoring that differs between groups.
     *
     * @param newGroup any number per cell, the same for cells of one group
     * @return new counts
     * @throws IllegalArgumentException if the length is wrong
     */
    public CompetingCounts withCensoringGroups(int[] newGroup) {
        checkLength(newGroup.length);
        int[] distinct = Arrays.stream(newGroup).distinct().sorted().toArray();
        int[] codes = Arrays.stream(newGroup)
                .map(number -> Arrays.binarySearch(distinct, number))
                .toArray();
        return new CompetingCounts(patterns, pattern, time, cause, count, codes, cluster);
    }

    /**
     * Returns these counts in clusters, inside which subjects may depend on each other: the unit of the variance.
     *
     * @param newCluster any number per cell, the same for cells of one cluster; {@link SurvivalCounts#OWN_CLUSTER} for
     *     cells whose subjects are each their own
     * @return new counts
     * @throws IllegalArgumentException if the length is wrong
     */
    public CompetingCounts withClusters(int[] newCluster) {
        checkLength(newCluster.length);
        return new CompetingCounts(patterns, pattern, time, cause, count, group, newCluster.clone());
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

    double time(int cell) {
        return time[cell];
    }

    int cause(int cell) {
        return cause[cell];
    }

    long count(int cell) {
        return count[cell];
    }

    int group(int cell) {
        return group[cell];
    }

    int cluster(int cell) {
        return cluster[cell];
    }

    int groups() {
        return Arrays.stream(group).max().orElse(0) + 1;
    }

    long subjects() {
        return Arrays.stream(count).sum();
    }

    long events(int ofCause) {
        long sum = 0;
        for (int cell = 0; cell < cause.length; cell++) {
            sum += cause[cell] == ofCause ? count[cell] : 0;
        }
        return sum;
    }

    /** Subjects of each pattern. */
    double[] subjectsByPattern() {
        double[] sums = new double[patterns.rows()];
        for (int cell = 0; cell < pattern.length; cell++) {
            sums[pattern[cell]] += count[cell];
        }
        return sums;
    }
}
