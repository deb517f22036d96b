package fr.parcours.engine.disclosure;

import fr.parcours.layout.PartitionKey;
import java.util.Map;

/**
 * What one partition brings to a copied set.
 *
 * @param partition the partition
 * @param persons distinct persons, a person without pseudonym counting once per journey
 * @param journeysByCertifier journeys of each certifier that has any
 */
public record PartitionSize(PartitionKey partition, long persons, Map<String, Long> journeysByCertifier) {

    /** Copies the map. */
    public PartitionSize {
        journeysByCertifier = Map.copyOf(journeysByCertifier);
    }

    /**
     * Returns the journeys of the partition.
     *
     * @return those of all certifiers
     */
    public long journeys() {
        return journeysByCertifier.values().stream().mapToLong(Long::longValue).sum();
    }
}
