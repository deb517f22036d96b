package fr.parcours.engine.intake;

import fr.parcours.layout.Manifest;
import fr.parcours.layout.SourceExtract;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an intake did.
 *
 * @param manifest the partition now published, empty after a dry run
 * @param change whether the partition changed
 * @param extracts the extracts that were read, in the order given
 * @param quarantine folder of the rejected rows, empty if there are none
 */
public record IntakeReport(
        Optional<Manifest> manifest, Change change, List<SourceExtract> extracts, Optional<Path> quarantine) {

    /** Whether a partition changed. */
    public enum Change {
        /** A new revision was published. */
        PUBLISHED,
        /** Nothing changed: the partition already held the same content, or it was a dry run. */
        NONE
    }

    /** Copies the list. */
    public IntakeReport {
        extracts = List.copyOf(extracts);
    }
}
