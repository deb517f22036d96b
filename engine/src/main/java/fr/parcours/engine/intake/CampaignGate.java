package fr.parcours.engine.intake;

import fr.parcours.engine.intake.quality.CampaignChecks;
import fr.parcours.engine.intake.quality.CampaignFinding;
import fr.parcours.engine.intake.quality.CheckFinding;
import fr.parcours.engine.intake.quality.PartitionFiles;
import fr.parcours.engine.intake.quality.QualityReview;
import fr.parcours.engine.intake.quality.ThresholdsInForce;
import fr.parcours.engine.intake.quality.Verdict;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.session.QueryFailedException;
import fr.parcours.engine.session.Session;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares a partition with the campaign before it and with the other regions, when it is ready and not yet published:
 * what the specifications want stopped never becomes visible.
 */
final class CampaignGate {

    private static final Texts TEXTS = Texts.of(Intake.class);

    private final Session session;
    private final Dataset dataset;

    CampaignGate(Session session, Dataset dataset) {
        this.session = session;
        this.dataset = dataset;
    }

    /**
     * Examines the staged files of a partition.
     *
     * @return what someone should look at, for the certifiers that deliver now
     * @throws InvalidInputException if a finding is blocking
     */
    List<IntakeReport.CampaignFinding> examine(
            PartitionKey partition, Publication staged, List<Specification> specifications) {
        List<Manifest> others = dataset.partitions();
        while (true) {
            try {
                return examine(others, partition, staged, specifications);
            } catch (QueryFailedException e) {
                // A partition that was being read may just have been published again: its files have other names.
                List<Manifest> now = dataset.partitions();
                if (now.equals(others)) {
                    throw e;
                }
                others = now;
            }
        }
    }

    private List<IntakeReport.CampaignFinding> examine(
            List<Manifest> others, PartitionKey partition, Publication staged, List<Specification> specifications) {
        Optional<PartitionFiles> previous = others.stream()
                .filter(other -> other.region().equals(partition.region()))
                .filter(other -> other.key().campaign().compareTo(partition.campaign()) < 0)
                .max(Comparator.comparing(other -> other.key().campaign()))
                .map(other -> PartitionFiles.of(dataset, other));
        List<PartitionFiles> elsewhere = others.stream()
                .filter(other -> other.key().campaign().equals(partition.campaign()))
                .filter(other -> !other.region().equals(partition.region()))
                .map(other -> PartitionFiles.of(dataset, other))
                .toList();
        if (previous.isEmpty() && elsewhere.isEmpty()) {
            return List.of();
        }
        CampaignChecks.attach(
                session, new PartitionFiles(partition.region(), staged.stage(Table.JOURNEY), staged.stage(Table.STEP)));
        Map<String, List<CampaignFinding>> found = CampaignChecks.run(session, previous, elsewhere).stream()
                .collect(Collectors.groupingBy(CampaignFinding::certifier));
        List<IntakeReport.CampaignFinding> findings = new ArrayList<>();
        for (Specification specification : specifications) {
            List<CampaignFinding> own = found.getOrDefault(specification.certifier(), List.of());
            for (CheckFinding finding : QualityReview.judge(own, ThresholdsInForce.of(specification))) {
                if (finding.verdict() == Verdict.BLOCKING) {
                    throw new InvalidInputException(TEXTS.format(
                            "campaign.stopped",
                            specification.certifier(),
                            finding.check().label(),
                            finding.rows(),
                            finding.check().key(),
                            finding.check().explanation()));
                }
                if (finding.verdict() == Verdict.EXAMINE) {
                    findings.add(new IntakeReport.CampaignFinding(specification.certifier(), finding));
                }
            }
        }
        return findings;
    }
}
