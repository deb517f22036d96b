package fr.parcours.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.engine.anonymise.LeakText;
import fr.parcours.engine.intake.Check;
import fr.parcours.engine.intake.IntakeReport;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * What intakes did, for people and for programs.
 *
 * @param reports one report per partition that was touched
 * @param seconds how long it took
 */
record IntakeSummary(List<IntakeReport> reports, double seconds) {

    private static final Texts TEXTS = Texts.of(IntakeSummary.class);
    private static final JsonMapper JSON = new JsonMapper();

    void text(PrintWriter out) {
        reports.forEach(report -> text(report, out));
        out.flush();
    }

    private void text(IntakeReport report, PrintWriter out) {
        for (SourceExtract extract : report.extracts()) {
            RowAccount rows = extract.rows();
            out.println(TEXTS.format(
                    "intake.rows",
                    extract.certifier(),
                    rows.read(),
                    rows.accepted(),
                    rows.rejected(),
                    rows.ignored(),
                    String.format(Texts.language(), "%.1f", seconds)));
            rows.rejectedByReason()
                    .forEach((reason, count) -> out.println(
                            TEXTS.format("intake.reason", Check.of(reason).text(), reason, count)));
            rows.ignoredByReason()
                    .forEach((reason, count) -> out.println(TEXTS.format("intake.ignored", reason, count)));
            rows.findings().forEach((reason, count) -> {
                if (!rows.rejectedByReason().containsKey(reason)) {
                    out.println(TEXTS.format("intake.finding", Check.of(reason).text(), reason, count));
                }
            });
        }
        report.campaignFindings()
                .forEach(difference -> out.println(TEXTS.format(
                        "intake.difference",
                        difference.certifier(),
                        difference.finding().check().label(),
                        difference.finding().check().key(),
                        difference.finding().rows())));
        report.identityWarnings()
                .forEach(finding -> out.println(TEXTS.format("intake.identity", LeakText.of(finding))));
        report.quarantine().ifPresent(folder -> out.println(TEXTS.format("intake.quarantine", folder)));
        report.manifest()
                .ifPresentOrElse(
                        manifest -> out.println(TEXTS.format(
                                report.change() == IntakeReport.Change.PUBLISHED
                                        ? "intake.published"
                                        : "intake.unchanged",
                                manifest.key(),
                                manifest.revision())),
                        () -> out.println(TEXTS.format("intake.dryrun")));
    }

    void json(PrintWriter out) {
        ArrayNode all = JSON.createArrayNode();
        reports.forEach(report -> all.add(node(report)));
        try {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a report as JSON.", e);
        }
        out.flush();
    }

    private ObjectNode node(IntakeReport report) {
        ObjectNode node = JSON.createObjectNode();
        report.manifest()
                .ifPresent(manifest -> node.put("region", manifest.region())
                        .put("campaign", manifest.campaign())
                        .put("revision", manifest.revision()));
        node.put("published", report.change() == IntakeReport.Change.PUBLISHED)
                .put("dry_run", report.manifest().isEmpty())
                .put("seconds", seconds);
        report.quarantine().ifPresent(folder -> node.put("quarantine", folder.toString()));
        ArrayNode differences = node.putArray("campaign_findings");
        report.campaignFindings()
                .forEach(difference -> differences
                        .addObject()
                        .put("certifier", difference.certifier())
                        .put("check", difference.finding().check().key())
                        .put("rows", difference.finding().rows()));
        AnonymisationSummary.findings(node, "identity_warnings", report.identityWarnings());
        ArrayNode extracts = node.putArray("extracts");
        for (SourceExtract extract : report.extracts()) {
            ObjectNode one = extracts.addObject()
                    .put("certifier", extract.certifier())
                    .put("as_of", extract.asOf().toString())
                    .put("specification", extract.specification())
                    .put("specification_version", extract.specificationVersion())
                    .put("sha256", extract.sha256())
                    .put("certifier_key", extract.certifierKey())
                    .put("rows_read", extract.rows().read())
                    .put("rows_accepted", extract.rows().accepted())
                    .put("rows_rejected", extract.rows().rejected())
                    .put("rows_ignored", extract.rows().ignored());
            counts(one.putObject("rejected_by_reason"), extract.rows().rejectedByReason());
            counts(one.putObject("ignored_by_reason"), extract.rows().ignoredByReason());
            counts(one.putObject("findings"), extract.rows().findings());
        }
        return node;
    }

    private static void counts(ObjectNode node, Map<String, Long> counts) {
        counts.forEach((key, value) -> node.put(key, value));
    }
}
