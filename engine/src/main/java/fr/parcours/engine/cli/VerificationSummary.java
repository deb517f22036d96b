package fr.parcours.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.layout.Texts;
import fr.parcours.layout.verify.Depth;
import fr.parcours.layout.verify.Fault;
import fr.parcours.layout.verify.VerificationReport;
import java.io.PrintWriter;

/**
 * What a verification found, for people and for programs.
 *
 * @param report what was found
 * @param depth how much was read
 * @param seconds how long it took
 */
record VerificationSummary(VerificationReport report, Depth depth, double seconds) {

    private static final Texts TEXTS = Texts.of(VerificationSummary.class);
    private static final JsonMapper JSON = new JsonMapper();

    void text(PrintWriter out) {
        for (Fault fault : report.faults()) {
            out.println(fault.file() + " : " + fault.problem());
        }
        report.leftovers().forEach(file -> out.println(TEXTS.format("verify.leftover", file)));
        out.println(TEXTS.format(
                "verify.summary",
                report.partitions(),
                report.files(),
                report.faults().size()));
        if (depth == Depth.DEEP) {
            out.println(TEXTS.format("verify.deep", report.rows(), report.values()));
        }
        out.flush();
    }

    void json(PrintWriter out) {
        ObjectNode node = JSON.createObjectNode()
                .put("ok", report.faults().isEmpty())
                .put("deep", depth == Depth.DEEP)
                .put("partitions", report.partitions())
                .put("files", report.files())
                .put("rows", report.rows())
                .put("values_read", report.values())
                .put("seconds", seconds);
        ArrayNode faults = node.putArray("faults");
        for (Fault fault : report.faults()) {
            faults.addObject()
                    .put("file", fault.file())
                    .put("kind", fault.kind().key())
                    .put("problem", fault.problem());
        }
        ArrayNode leftovers = node.putArray("leftovers");
        report.leftovers().forEach(leftovers::add);
        try {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a report as JSON.", e);
        }
        out.flush();
    }
}
