package fr.parcours.engine.stats.regression;

/**
 * Subjects of a {@link GroupedResponse} that share a cluster with others, such as the journeys of persons who have
 * several, or the periods of one journey: parts of its rows. Clusters that are alike are told once with their number.
 * Immutable; arrays are copied.
 */
public final class SharedClusters {

    private final int[] row;
    private final int[] cluster;
    private final long[] events;
    private final long[] trials;
    private final long[] copies;

    private SharedClusters(int[] row, int[] cluster, long[] events, long[] trials, long[] copies) {
        this.row = row;
        this.cluster = cluster;
        this.events = events;
        this.trials = trials;
        this.copies = copies;
    }

    /**
     * Tells the parts, those of one cluster following each other.
     *
     * @param row row of the response, per part
     * @param cluster any number, per part
     * @param events events of the part
     * @param trials subjects of the part
     * @param copies how many clusters are like this one, the same for all its parts
     * @return the parts
     * @throws IllegalArgumentException if lengths differ or a count is impossible
     */
    public static SharedClusters of(int[] row, int[] cluster, long[] events, long[] trials, long[] copies) {
        if (cluster.length != row.length
                || events.length != row.length
                || trials.length != row.length
                || copies.length != row.length) {
            throw new IllegalArgumentException("Cannot cluster subjects: arrays of different lengths");
        }
        for (int part = 0; part < row.length; part++) {
            if (events[part] < 0 || events[part] > trials[part]) {
                throw new IllegalArgumentException(
                        "Cannot count " + events[part] + " events in " + trials[part] + " trials, part " + part);
            }
        }
        return new SharedClusters(row.clone(), cluster.clone(), events.clone(), trials.clone(), copies.clone());
    }

    int size() {
        return row.length;
    }

    int row(int part) {
        return row[part];
    }

    long events(int part) {
        return events[part];
    }

    long trials(int part) {
        return trials[part];
    }

    long copies(int part) {
        return copies[part];
    }

    boolean isLastOfCluster(int part) {
        return part == row.length - 1 || cluster[part] != cluster[part + 1];
    }
}
