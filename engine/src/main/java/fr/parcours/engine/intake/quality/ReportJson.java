package fr.parcours.engine.intake.quality;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;

/**
 * Writes a quality report as JSON, with stable English keys; only labels and explanations are in the user's language.
 */
public final class ReportJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportJson() {}

    /**
     * Writes a report.
     *
     * @param report the report
     * @param target where to write; left open
     */
    public static void write(QualityReport report, Writer target) {
        ObjectNode root =
                MAPPER.createObjectNode().put("dataset", report.dataset()).put("simulated", report.simulated());
        ArrayNode partitions = root.putArray("partitions");
        report.partitions().forEach(partition -> partition(partition, partitions.addObject()));
        try {
            MAPPER.writerWithDefaultPrettyPrinter()
                    .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .writeValue(target, root);
            target.write('\n');
            target.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void partition(QualityReport.OfPartition partition, ObjectNode node) {
        node.put("region", partition.region())
                .put("campaign", partition.campaign())
                .put("revision", partition.revision())
                .put("previous_campaign", partition.previousCampaign().orElse(null));
        ArrayNode certifiers = node.putArray("certifiers");
        partition.certifiers().forEach(certifier -> certifier(certifier, certifiers.addObject()));
    }

    private static void certifier(QualityReport.OfCertifier certifier, ObjectNode node) {
        SourceExtract source = certifier.source();
        node.put("certifier", source.certifier())
                .put("as_of", source.asOf().toString())
                .put("specification", source.specification())
                .put("specification_version", source.specificationVersion())
                .put("compared", certifier.comparison() == QualityReport.Comparison.DONE)
                .put("verdict", certifier.verdict().key());
        RowAccount rows = source.rows();
        ObjectNode account = node.putObject("rows")
                .put("read", rows.read())
                .put("accepted", rows.accepted())
                .put("rejected", rows.rejected())
                .put("ignored", rows.ignored());
        counts(account.putObject("rejected_by_reason"), rows.rejectedByReason());
        counts(account.putObject("ignored_by_reason"), rows.ignoredByReason());
        ArrayNode findings = node.putArray("findings");
        certifier.findings().forEach(finding -> finding(finding, findings.addObject()));
    }

    private static void counts(ObjectNode node, Map<String, Long> counts) {
        counts.forEach(node::put);
    }

    private static void finding(CheckFinding finding, ObjectNode node) {
        QualityCheck check = finding.check();
        node.put("check", check.key())
                .put("label", check.label())
                .put("explanation", check.explanation())
                .put("severity", check.severity().key())
                .put("verdict", finding.verdict().key())
                .put("rows", finding.rows())
                .put("rejected", finding.rejected())
                .put("base", finding.base())
                .put("measure", finding.measure())
                .put("warn_above", finding.threshold().warnAbove());
        if (finding.threshold().stopAbove().isPresent()) {
            node.put("stop_above", finding.threshold().stopAbove().getAsDouble());
        } else {
            node.putNull("stop_above");
        }
        ArrayNode examples = node.putArray("examples");
        finding.examples()
                .forEach(example -> examples.addObject()
                        .put("subject", example.subject())
                        .put("before", example.before())
                        .put("now", example.now())
                        .put("rows", example.rows()));
    }
}
