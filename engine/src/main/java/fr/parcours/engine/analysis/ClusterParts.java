package fr.parcours.engine.analysis;

import fr.parcours.engine.stats.regression.SharedClusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the subjects of a response that share a cluster with others. */
final class ClusterParts {

    private final List<Part> parts = new ArrayList<>();

    private record Part(int row, long cluster, long events, long trials, long copies) {}

    /** Adds subjects of a row to a cluster; {@code copies} clusters are alike. */
    void add(int row, long cluster, long events, long trials, long copies) {
        parts.add(new Part(row, cluster, events, trials, copies));
    }

    SharedClusters shared() {
        parts.sort(Comparator.comparingLong(Part::cluster));
        int[] numbers = new int[parts.size()];
        for (int i = 1; i < numbers.length; i++) {
            numbers[i] =
                    numbers[i - 1] + (parts.get(i).cluster() == parts.get(i - 1).cluster() ? 0 : 1);
        }
        return SharedClusters.of(
                parts.stream().mapToInt(Part::row).toArray(),
                numbers,
                parts.stream().mapToLong(Part::events).toArray(),
                parts.stream().mapToLong(Part::trials).toArray(),
                parts.stream().mapToLong(Part::copies).toArray());
    }

    long clusters() {
        return parts.stream().mapToLong(Part::cluster).distinct().count();
    }
}
