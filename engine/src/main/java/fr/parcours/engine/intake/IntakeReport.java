package fr.parcours.engine.intake;

import fr.parcours.engine.anonymise.LeakFinding;
import fr.parcours.engine.intake.quality.CheckFinding;
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
 * @param campaignFindings differences with other campaigns and regions that someone should look at
 * @param identityWarnings what looks like identities in the extracts without refusing them, for someone to look at
 */
public record IntakeReport(
        Optional<Manifest> manifest,
        Change change,
        List<SourceExtract> extracts,
        Optional<Path> quarantine,
        List<CampaignFinding> campaignFindings,
        List<LeakFinding> identityWarnings) {

    /**
     * A difference with other campaigns or regions.
     *
     * @param certifier code of the certifier
     * @param finding what was found
     */
    public record CampaignFinding(String certifier, CheckFinding finding) {}

    /** Whether a partition changed. */
    public enum Change {
        /** A new revision was published. */
        PUBLISHED,
        /** Nothing changed: the partition already held the same content, or it was a dry run. */
        NONE
    }

    /** Copies the lists. */
    public IntakeReport {
        extracts = List.copyOf(extracts);
        campaignFindings = List.copyOf(campaignFindings);
        identityWarnings = List.copyOf(identityWarnings);
    }
}
