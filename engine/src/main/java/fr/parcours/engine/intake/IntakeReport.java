package fr.parcours.engine.intake;

import fr.parcours.layout.Manifest;
import fr.parcours.layout.SourceExtract;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an intake did.
 *
 * @param manifest the partition now published
 * @param change whether the partition changed
 * @param extracts the extracts that were read, in the order given
 * @param quarantine folder of the rejected rows, empty if there are none
 */
public record IntakeReport(Manifest manifest, Change change, List<SourceExtract> extracts, Optional<Path> quarantine) {

    /** Whether a publication changed a partition. */
    public enum Change {
        /** A new revision was published. */
        PUBLISHED,
        /** The partition already held the same content. */
        UNCHANGED
    }

    /** Copies the list. */
    public IntakeReport {
        extracts = List.copyOf(extracts);
    }
}
