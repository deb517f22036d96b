package fr.parcours.layout.bundle;

import fr.parcours.layout.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * A bundle that was taken in.
 *
 * @param info what it says of itself
 * @param signer names of the signer in the file of allowed signers, empty if the bundle was not signed
 * @param created whether the dataset was created
 * @param partitions what became of each partition
 * @param warnings what the user should know of it, in the language of the user
 */
public record ImportReport(
        BundleInfo info, Optional<String> signer, boolean created, List<Taken> partitions, List<String> warnings) {

    /** Copies the lists. */
    public ImportReport {
        partitions = List.copyOf(partitions);
        warnings = List.copyOf(warnings);
    }

    /** What becomes of a partition of a bundle. */
    public enum Change {
        /** It was not here. */
        ADDED,
        /** The same revision was here. */
        UNCHANGED,
        /** It replaced another revision. */
        REPLACED
    }

    /**
     * One partition of the bundle.
     *
     * @param manifest its manifest
     * @param change what became of it
     */
    public record Taken(Manifest manifest, Change change) {}
}
