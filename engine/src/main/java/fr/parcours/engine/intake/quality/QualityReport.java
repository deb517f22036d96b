package fr.parcours.engine.intake.quality;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of the quality of some partitions: counts of rows of files and differences between campaigns, without
 * an identity or a value of a person.
 *
 * @param dataset name of the dataset
 * @param simulated whether its data are simulated
 * @param partitions the partitions, in the order of their keys
 */
public record QualityReport(String dataset, boolean simulated, List<OfPartition> partitions) {

    /** Copies the list. */
    public QualityReport {
        partitions = List.copyOf(partitions);
    }

    /**
     * Keeps what one certifier may see.
     *
     * @param certifier code of the certifier
     * @return the report without the other certifiers
     * @throws InvalidInputException if it delivered nothing; the message lists those that did
     */
    public QualityReport only(String certifier) {
        List<OfPartition> kept = partitions.stream()
                .map(partition -> partition.only(certifier))
                .filter(partition -> !partition.certifiers().isEmpty())
                .toList();
        if (kept.isEmpty()) {
            String known = partitions.stream()
                    .flatMap(partition -> partition.certifiers().stream())
                    .map(one -> one.source().certifier())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new InvalidInputException(
                    Texts.of(QualityReport.class).format("certifier.unknown", certifier, known));
        }
        return new QualityReport(dataset, simulated, kept);
    }

    /**
     * One partition.
     *
     * @param region code of the region
     * @param campaign the campaign
     * @param revision its revision
     * @param previousCampaign the campaign it is compared with, empty if it is the first of the region
     * @param certifiers its certifiers, in the order of their codes
     */
    public record OfPartition(
            String region,
            String campaign,
            String revision,
            Optional<String> previousCampaign,
            List<OfCertifier> certifiers) {

        /** Copies the list. */
        public OfPartition {
            certifiers = List.copyOf(certifiers);
        }

        private OfPartition only(String certifier) {
            return new OfPartition(
                    region,
                    campaign,
                    revision,
                    previousCampaign,
                    certifiers.stream()
                            .filter(one -> one.source().certifier().equals(certifier))
                            .toList());
        }
    }

    /**
     * One certifier in a partition.
     *
     * @param source what it delivered
     * @param comparison whether it had delivered at the previous campaign
     * @param findings findings, gravest first
     */
    public record OfCertifier(SourceExtract source, Comparison comparison, List<CheckFinding> findings) {

        /** Copies the list. */
        public OfCertifier {
            findings = List.copyOf(findings);
        }

        /**
         * Returns the gravest verdict.
         *
         * @return {@link Verdict#WITHIN} when nothing was found
         */
        public Verdict verdict() {
            return findings.stream()
                    .map(CheckFinding::verdict)
                    .min(Verdict::compareTo)
                    .orElse(Verdict.WITHIN);
        }

        /**
         * Returns the findings of a verdict.
         *
         * @param verdict the verdict
         * @return the findings, gravest first
         */
        public List<CheckFinding> findings(Verdict verdict) {
            return findings.stream()
                    .filter(finding -> finding.verdict() == verdict)
                    .toList();
        }
    }

    /** Whether a certifier can be compared with the previous campaign. */
    public enum Comparison {
        /** It delivered at both. */
        DONE,
        /** It delivered at this one only. */
        NOT_POSSIBLE
    }
}
