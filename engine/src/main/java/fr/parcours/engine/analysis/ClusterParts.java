package fr.parcours.engine.analysis;

import fr.parcours.engine.stats.regression.SharedClusters;
import fr.parcours.engine.stats.regression.SurvivalCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the subjects of a response that share a cluster with others. */
final class ClusterParts {

    private final List<Part> parts = new ArrayList<>();

    private record Part(int row, int cluster, long events, long trials) {}

    /** Adds subjects of a row, unless each is its own cluster. */
    void add(int row, int cluster, long events, long trials) {
        if (cluster != SurvivalCounts.OWN_CLUSTER) {
            parts.add(new Part(row, cluster, events, trials));
        }
    }

    SharedClusters shared() {
        parts.sort(Comparator.comparingInt(Part::cluster));
        return SharedClusters.of(
                parts.stream().mapToInt(Part::row).toArray(),
                parts.stream().mapToInt(Part::cluster).toArray(),
                parts.stream().mapToLong(Part::events).toArray(),
                parts.stream().mapToLong(Part::trials).toArray());
    }

    long clusters() {
        return parts.stream().mapToInt(Part::cluster).distinct().count();
    }
}
