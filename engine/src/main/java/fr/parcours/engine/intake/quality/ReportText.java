package fr.parcours.engine.intake.quality;

import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a quality report for a terminal, in the language of the user: gravest first, what is within the thresholds in
 * one line.
 */
public final class ReportText {

    private static final Texts TEXTS = Texts.of(ReportText.class);
    private static final String INDENT = "  ";

    private ReportText() {}

    /**
     * Writes a report.
     *
     * @param report the report
     * @return several lines
     */
    public static String of(QualityReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(Wording.title(report));
        report.partitions().forEach(partition -> partition(partition, lines));
        lines.add("");
        lines.add(TEXTS.format("text.more"));
        return lines.stream()
                .map(line -> line.replaceAll("\\p{Cntrl}+", " "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void partition(QualityReport.OfPartition partition, List<String> lines) {
        lines.add("");
        lines.add(Wording.partition(partition));
        for (QualityReport.OfCertifier certifier : partition.certifiers()) {
            lines.add("");
            certifier(certifier, lines);
        }
    }

    private static void certifier(QualityReport.OfCertifier certifier, List<String> lines) {
        SourceExtract source = certifier.source();
        lines.add(INDENT + TEXTS.format("text.certifier", source.certifier(), Wording.extract(source)));
        lines.add(INDENT + INDENT + Wording.rows(source.rows()));
        ignored(source.rows(), lines);
        Wording.residences(source.rows()).ifPresent(text -> lines.add(INDENT + INDENT + text));
        int width = certifier.findings().stream()
                .mapToInt(finding -> finding.check().label().length())
                .max()
                .orElse(0);
        for (Verdict verdict : List.of(Verdict.BLOCKING, Verdict.EXAMINE)) {
            for (CheckFinding finding : certifier.findings(verdict)) {
                lines.add(INDENT + INDENT + finding(finding, width));
                examples(finding, lines);
            }
        }
        List<CheckFinding> within = certifier.findings(Verdict.WITHIN);
        if (!within.isEmpty()) {
            lines.add(INDENT
                    + INDENT
                    + TEXTS.format(
                            "text.within",
                            within.stream().map(ReportText::shortly).collect(Collectors.joining(", "))));
        }
        if (certifier.findings().isEmpty()) {
            lines.add(INDENT + INDENT + TEXTS.format("none"));
        }
    }

    private static void ignored(RowAccount rows, List<String> lines) {
        if (!rows.ignoredByReason().isEmpty()) {
            lines.add(INDENT + INDENT + Wording.ignored(rows));
        }
    }

    private static String finding(CheckFinding finding, int width) {
        return TEXTS.format(
                "text.finding",
                "%-10s".formatted(Wording.verdict(finding.verdict())),
                ("%-" + width + "s").formatted(finding.check().label()),
                Wording.count(finding),
                Wording.measure(finding),
                Wording.threshold(finding));
    }

    private static void examples(CheckFinding finding, List<String> lines) {
        if (!finding.examples().isEmpty()) {
            lines.add(INDENT.repeat(7)
                    + finding.examples().stream()
                            .map(example -> SubjectText.of(finding.check(), example))
                            .collect(Collectors.joining(" ; ")));
        }
    }

    private static String shortly(CheckFinding finding) {
        return TEXTS.format("text.short", finding.check().label(), SubjectText.number(finding.rows()));
    }
}
