package fr.parcours.layout.bundle;

import fr.parcours.layout.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * A bundle that was made.
 *
 * @param info what it says of itself
 * @param partitions manifests of the partitions inside
 * @param fingerprint fingerprint of the key it was signed with, empty if it was not
 */
public record ExportReport(BundleInfo info, List<Manifest> partitions, Optional<String> fingerprint) {

    /** Copies the list. */
    public ExportReport {
        partitions = List.copyOf(partitions);
    }
}
