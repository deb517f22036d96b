package fr.parcours.layout.bundle;

import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * A bundle whose signature, digests and partitions were verified, and of which nothing is published yet.
 *
 * @param dataset its data, in a folder that is removed later
 * @param manifests its partitions
 * @param info what it says of itself
 * @param report its report of the confidentiality check, JSON; empty if it has none
 */
public record ReceivedBundle(Dataset dataset, List<Manifest> manifests, BundleInfo info, Optional<byte[]> report) {

    /** Copies the list. */
    public ReceivedBundle {
        manifests = List.copyOf(manifests);
    }
}
