package fr.parcours.engine.intake.quality;

import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.Session;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the quality report of published partitions: findings of rows from the manifests, differences between campaigns
 * counted in the partitions once for their revisions, all judged by the thresholds of today. No extract is read again.
 */
public final class QualityReview {

    private static final Texts TEXTS = Texts.of(QualityReview.class);
    private static final Comparator<CheckFinding> GRAVEST_FIRST = Comparator.comparing(CheckFinding::verdict)
            .thenComparing(finding -> finding.check().severity())
            .thenComparing(CheckFinding::measure, Comparator.reverseOrder())
            .thenComparing(CheckFinding::check);
    private static final int MAX_LISTED = 30;

    private final Session session;
    private final Dataset dataset;
    private final List<Manifest> manifests;
    private final Function<SourceExtract, CheckThresholds> thresholds;
    private final KeptDifferences kept;

    /**
     * Prepares a review.
     *
     * @param session an open session that may read the dataset
     * @param dataset the dataset
     * @param manifests manifests of all its partitions
     * @param thresholds the thresholds of each extract
     */
    public QualityReview(
            Session session,
            Dataset dataset,
            List<Manifest> manifests,
            Function<SourceExtract, CheckThresholds> thresholds) {
        this.session = session;
        this.dataset = dataset;
        this.manifests = List.copyOf(manifests);
        this.thresholds = thresholds;
        this.kept = new KeptDifferences(dataset.folder(), new CatalogueQueries(session));
    }

    /**
     * Reviews partitions.
     *
     * @param region code of the only region to review, empty for all
     * @param campaign the only campaign to review, empty for all
     * @return the report
     * @throws InvalidInputException if there is no such partition; the message lists those there are
     */
    public QualityReport report(String region, String campaign) {
        List<Manifest> chosen = manifests.stream()
                .filter(manifest -> region.isEmpty() || manifest.region().equals(region))
                .filter(manifest -> campaign.isEmpty() || manifest.campaign().equals(campaign))
                .toList();
        if (chosen.isEmpty()) {
            throw new InvalidInputException(TEXTS.format(
                    "review.empty",
                    manifests.stream()
                            .map(manifest -> manifest.key().toString())
                            .limit(MAX_LISTED)
                            .collect(Collectors.joining(", "))));
        }
        return new QualityReport(
                dataset.info().name(),
                dataset.info().simulated(),
                chosen.stream().map(this::partition).toList());
    }

    private QualityReport.OfPartition partition(Manifest manifest) {
        Optional<Manifest> previous = manifests.stream()
                .filter(other -> other.region().equals(manifest.region()))
                .filter(other -> other.key().campaign().compareTo(manifest.key().campaign()) < 0)
                .max(Comparator.comparing(other -> other.key().campaign()));
        List<Manifest> elsewhere = manifests.stream()
                .filter(other -> other.campaign().equals(manifest.campaign()))
                .filter(other -> !other.region().equals(manifest.region()))
                .toList();
        Map<String, List<CampaignFinding>> byCertifier = kept
                .of(
                        manifest,
                        Stream.concat(previous.stream(), elsewhere.stream()).toList(),
                        () -> differences(manifest, previous, elsewhere))
                .stream()
                .collect(Collectors.groupingBy(CampaignFinding::certifier));
        List<QualityReport.OfCertifier> certifiers = manifest.sources().stream()
                .map(source -> certifier(source, previous, byCertifier.getOrDefault(source.certifier(), List.of())))
                .toList();
        return new QualityReport.OfPartition(
                manifest.region(),
                manifest.campaign(),
                manifest.revision(),
                previous.map(Manifest::campaign),
                certifiers);
    }

    private List<CampaignFinding> differences(
            Manifest manifest, Optional<Manifest> previous, List<Manifest> elsewhere) {
        CampaignChecks.attach(session, PartitionFiles.of(dataset, manifest));
        return CampaignChecks.run(
                session,
                previous.map(other -> PartitionFiles.of(dataset, other)),
                elsewhere.stream()
                        .map(other -> PartitionFiles.of(dataset, other))
                        .toList());
    }

    private QualityReport.OfCertifier certifier(
            SourceExtract source, Optional<Manifest> previous, List<CampaignFinding> differences) {
        CheckThresholds limits = thresholds.apply(source);
        List<CheckFinding> findings = new ArrayList<>(ofRows(source.rows(), limits));
        findings.addAll(judge(differences, limits));
        findings.sort(GRAVEST_FIRST);
        boolean compared =
                previous.flatMap(other -> other.source(source.certifier())).isPresent();
        return new QualityReport.OfCertifier(
                source, compared ? QualityReport.Comparison.DONE : QualityReport.Comparison.NOT_POSSIBLE, findings);
    }

    /** Differences between campaigns that a manifest may tell too are left out: they are counted again. */
    private static List<CheckFinding> ofRows(RowAccount rows, CheckThresholds limits) {
        TreeSet<String> names = new TreeSet<>(rows.findings().keySet());
        names.addAll(rows.rejectedByReason().keySet());
        Map<QualityCheck, long[]> counts = new EnumMap<>(QualityCheck.class);
        for (String name : names) {
            long rejected = rows.rejectedByReason().getOrDefault(name, 0L);
            long touched = Math.max(rejected, rows.findings().getOrDefault(name, 0L));
            counts.merge(QualityCheck.find(name).orElse(QualityCheck.OTHER), new long[] {touched, rejected}, (a, b) ->
                    new long[] {a[0] + b[0], a[1] + b[1]});
        }
        List<CheckFinding> findings = new ArrayList<>();
        counts.forEach((check, count) -> {
            if (check.scope() == QualityCheck.Scope.ROW && count[0] > 0) {
                double share = rows.read() == 0 ? 0 : (double) count[0] / rows.read();
                Threshold threshold = limits.of(check);
                Verdict verdict = threshold.judge(share, count[0]);
                findings.add(
                        new CheckFinding(check, verdict, count[0], count[1], rows.read(), share, threshold, List.of()));
            }
        });
        return findings;
    }

    /**
     * Judges the differences of one certifier, one finding per check.
     *
     * @param differences differences of the certifier
     * @param limits its thresholds
     * @return the findings, in the order of the checks
     */
    public static List<CheckFinding> judge(List<CampaignFinding> differences, CheckThresholds limits) {
        Map<QualityCheck, List<CampaignFinding>> byCheck = differences.stream()
                .collect(Collectors.groupingBy(
                        CampaignFinding::check, () -> new EnumMap<>(QualityCheck.class), Collectors.toList()));
        List<CheckFinding> findings = new ArrayList<>();
        byCheck.forEach((check, subjects) -> findings.add(judge(check, subjects, limits.of(check))));
        return findings;
    }

    private static CheckFinding judge(QualityCheck check, List<CampaignFinding> subjects, Threshold threshold) {
        long rows = subjects.stream().mapToLong(CampaignFinding::rows).sum();
        long base = subjects.get(0).base();
        boolean eachAlone = check.scope() == QualityCheck.Scope.SUBJECT;
        double measure = eachAlone
                ? subjects.stream().mapToDouble(CampaignFinding::measure).max().orElse(0)
                : base == 0 ? 0 : (double) rows / base;
        Verdict verdict = eachAlone
                ? subjects.stream()
                        .map(subject -> threshold.judge(subject.measure(), subject.rows()))
                        .min(Verdict::compareTo)
                        .orElse(Verdict.WITHIN)
                : threshold.judge(measure, rows);
        List<CheckFinding.Example> examples = subjects.stream()
                .sorted(Comparator.comparing(CampaignFinding::rows, Comparator.reverseOrder())
                        .thenComparing(CampaignFinding::subject))
                .limit(CheckFinding.MAX_EXAMPLES)
                .map(subject ->
                        new CheckFinding.Example(subject.subject(), subject.before(), subject.now(), subject.rows()))
                .toList();
        return new CheckFinding(check, verdict, rows, 0, base, measure, threshold, examples);
    }
}
