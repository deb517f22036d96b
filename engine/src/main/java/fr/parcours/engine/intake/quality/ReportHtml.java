package fr.parcours.engine.intake.quality;

import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes a quality report as one HTML page, without a script or anything to load, in the language of the user: to be
 * read on a screen, printed, or sent to a certifier.
 */
public final class ReportHtml {

    private static final Texts TEXTS = Texts.of(ReportHtml.class);
    private static final String STYLE = "quality.css";
    private static final String NOTHING = "–";
    private static final Set<String> NUMERIC = Set.of(
            "html.read",
            "html.accepted",
            "html.rejected",
            "html.ignored",
            "html.rows",
            "html.measure",
            "html.byreason");

    private final StringBuilder page = new StringBuilder();

    private ReportHtml() {}

    /**
     * Writes a report.
     *
     * @param report the report
     * @return the page
     */
    public static String of(QualityReport report) {
        ReportHtml html = new ReportHtml();
        html.write(report);
        return html.page.toString();
    }

    private void write(QualityReport report) {
        line("<!DOCTYPE html>");
        line("<html lang=\"" + Texts.language().getLanguage() + "\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        element("title", "", Wording.title(report));
        line("<style>\n" + style() + "</style>");
        line("</head>");
        line("<body>");
        line("<main>");
        element("h1", "", Wording.title(report));
        element("p", "", TEXTS.format("html.introduction"));
        element("p", " class=\"note\"", TEXTS.format("html.privacy"));
        summary(report);
        report.partitions().forEach(this::partition);
        explanations(report);
        line("</main>");
        line("</body>");
        line("</html>");
    }

    private void summary(QualityReport report) {
        line("<table>");
        element("caption", "", TEXTS.format("html.summary"));
        header(
                "html.partition",
                "html.certifier",
                "html.read",
                "html.accepted",
                "html.rejected",
                "html.ignored",
                "html.verdict");
        line("<tbody>");
        for (QualityReport.OfPartition partition : report.partitions()) {
            for (QualityReport.OfCertifier certifier : partition.certifiers()) {
                var rows = certifier.source().rows();
                line("<tr>");
                line("<th scope=\"row\"><a href=\"#" + anchor(partition, certifier) + "\">"
                        + escape(TEXTS.format("html.key", partition.region(), partition.campaign())) + "</a></th>");
                cell(certifier.source().certifier());
                List.of(rows.read(), rows.accepted(), rows.rejected(), rows.ignored())
                        .forEach(this::number);
                verdict(certifier.verdict());
                line("</tr>");
            }
        }
        line("</tbody>");
        line("</table>");
    }

    private void partition(QualityReport.OfPartition partition) {
        line("<section>");
        element("h2", "", Wording.partition(partition));
        element("p", "", TEXTS.format("html.revision", partition.revision()));
        partition.certifiers().forEach(certifier -> certifier(partition, certifier));
        line("</section>");
    }

    private void certifier(QualityReport.OfPartition partition, QualityReport.OfCertifier certifier) {
        SourceExtract source = certifier.source();
        element("h3", " id=\"" + anchor(partition, certifier) + "\"", Wording.extract(source));
        element("p", "", Wording.rows(source.rows()));
        if (!source.rows().ignoredByReason().isEmpty()) {
            element("p", "", Wording.ignored(source.rows()));
        }
        Wording.residences(source.rows()).ifPresent(text -> element("p", "", text));
        if (partition.previousCampaign().isPresent()
                && certifier.comparison() == QualityReport.Comparison.NOT_POSSIBLE) {
            element("p", "", TEXTS.format("html.notcompared"));
        }
        if (certifier.findings().isEmpty()) {
            element("p", "", TEXTS.format("none"));
            return;
        }
        line("<table>");
        element("caption", "", TEXTS.format("html.findings", source.certifier()));
        header(
                "html.check",
                "html.verdict",
                "html.rows",
                "html.measure",
                "html.threshold",
                "html.byreason",
                "html.examples");
        line("<tbody>");
        certifier.findings().forEach(this::finding);
        line("</tbody>");
        line("</table>");
    }

    private void finding(CheckFinding finding) {
        line("<tr>");
        line("<th scope=\"row\"><a href=\"#" + finding.check().key() + "\">"
                + escape(finding.check().label()) + "</a></th>");
        verdict(finding.verdict());
        element("td", " class=\"number\"", Wording.count(finding));
        element("td", " class=\"number\"", Wording.measure(finding));
        element("td", " class=\"number\"", Wording.threshold(finding));
        if (finding.check().scope() == QualityCheck.Scope.ROW) {
            number(finding.rejected());
        } else {
            element("td", " class=\"number\"", NOTHING);
        }
        examples(finding);
        line("</tr>");
    }

    private void examples(CheckFinding finding) {
        if (finding.examples().isEmpty()) {
            cell(NOTHING);
            return;
        }
        line("<td>");
        line("<ul>");
        finding.examples().forEach(example -> element("li", "", SubjectText.of(finding.check(), example)));
        line("</ul>");
        line("</td>");
    }

    private void explanations(QualityReport report) {
        TreeSet<QualityCheck> checks = report.partitions().stream()
                .flatMap(partition -> partition.certifiers().stream())
                .flatMap(certifier -> certifier.findings().stream())
                .map(CheckFinding::check)
                .collect(Collectors.toCollection(TreeSet::new));
        if (checks.isEmpty()) {
            return;
        }
        line("<section>");
        element("h2", "", TEXTS.format("html.explanations"));
        line("<dl>");
        for (QualityCheck check : checks) {
            element(
                    "dt",
                    " id=\"" + check.key() + "\"",
                    TEXTS.format(
                            "html.explained", check.label(), check.severity().label()));
            element("dd", "", check.explanation());
        }
        line("</dl>");
        line("</section>");
    }

    private void header(String... keys) {
        line("<thead>");
        line("<tr>");
        for (String key : keys) {
            String numeric = NUMERIC.contains(key) ? " class=\"number\"" : "";
            element("th", " scope=\"col\"" + numeric, TEXTS.format(key));
        }
        line("</tr>");
        line("</thead>");
    }

    private void verdict(Verdict verdict) {
        line("<td><span class=\"" + verdict.key() + "\">" + escape(Wording.verdict(verdict)) + "</span></td>");
    }

    private void number(long value) {
        element("td", " class=\"number\"", SubjectText.number(value));
    }

    private void cell(String text) {
        element("td", "", text);
    }

    private void element(String name, String attributes, String text) {
        line("<" + name + attributes + ">" + escape(text) + "</" + name + ">");
    }

    private void line(String html) {
        page.append(html).append('\n');
    }

    private static String anchor(QualityReport.OfPartition partition, QualityReport.OfCertifier certifier) {
        return escape(partition.region() + "-" + partition.campaign() + "-"
                + certifier.source().certifier());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String style() {
        try (InputStream in = ReportHtml.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
