package fr.parcours.engine.intake.quality;

import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The phrases that all reports for people share, in the language of the user. */
final class Wording {

    private static final Texts TEXTS = Texts.of(Wording.class);

    private Wording() {}

    static String title(QualityReport report) {
        return TEXTS.format(report.simulated() ? "title.simulated" : "title", report.dataset());
    }

    static String partition(QualityReport.OfPartition partition) {
        String name = TEXTS.format(
                "partition", partition.region(), SubjectText.label("region", partition.region()), partition.campaign());
        return partition
                .previousCampaign()
                .map(previous -> TEXTS.format("partition.compared", name, previous))
                .orElseGet(() -> TEXTS.format("partition.first", name));
    }

    static String extract(SourceExtract source) {
        return TEXTS.format(
                "extract",
                SubjectText.label("certifier", source.certifier()),
                source.asOf()
                        .format(DateTimeFormatter.ofPattern(
                                Texts.language().equals(Locale.ENGLISH) ? "yyyy-MM-dd" : "dd/MM/yyyy", Locale.ROOT)),
                source.specification(),
                source.specificationVersion());
    }

    static String rows(RowAccount rows) {
        return TEXTS.format(
                "rows",
                SubjectText.number(rows.read()),
                SubjectText.number(rows.accepted()),
                SubjectText.number(rows.rejected()),
                SubjectText.number(rows.ignored()));
    }

    static String ignored(RowAccount rows) {
        return TEXTS.format(
                "rows.ignored",
                rows.ignoredByReason().entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + SubjectText.number(entry.getValue()) + ")")
                        .collect(Collectors.joining(", ")));
    }

    /** How the residences told by postal code and name were resolved; empty if no row tells one so. */
    static Optional<String> residences(RowAccount rows) {
        List<Long> counts = Stream.of(
                        QualityCheck.RESIDENCE_EXACT,
                        QualityCheck.RESIDENCE_CORRECTED,
                        QualityCheck.RESIDENCE_AMBIGUOUS,
                        QualityCheck.RESIDENCE_UNRESOLVED)
                .map(check -> rows.findings().getOrDefault(check.key(), 0L))
                .toList();
        long all = counts.stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return Optional.empty();
        }
        List<Object> shown = new ArrayList<>(List.of(SubjectText.number(all)));
        counts.forEach(count -> shown.add(SubjectText.percentage((double) count / all)));
        return Optional.of(TEXTS.format("residences", shown.toArray()));
    }

    static String verdict(Verdict verdict) {
        return TEXTS.format("verdict." + verdict.key());
    }

    /** How many of how many; for volumes the counts are in the example. */
    static String count(CheckFinding finding) {
        return finding.check() == QualityCheck.VOLUME_CHANGE
                ? TEXTS.format("count.change", SubjectText.number(finding.rows()))
                : TEXTS.format("count", SubjectText.number(finding.rows()), SubjectText.number(finding.base()));
    }

    static String measure(CheckFinding finding) {
        String measure = SubjectText.percentage(finding.measure());
        return finding.check().scope() == QualityCheck.Scope.SUBJECT
                        && finding.examples().size() > 1
                ? TEXTS.format("measure.most", measure)
                : measure;
    }

    static String threshold(CheckFinding finding) {
        Threshold threshold = finding.threshold();
        String warn = SubjectText.shortPercentage(threshold.warnAbove());
        OptionalDouble stop = threshold.stopAbove();
        return stop.isPresent()
                ? TEXTS.format("threshold.stop", warn, SubjectText.shortPercentage(stop.getAsDouble()))
                : warn;
    }
}
