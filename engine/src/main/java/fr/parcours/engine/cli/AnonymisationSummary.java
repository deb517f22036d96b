package fr.parcours.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.engine.anonymise.AnonymisationReport;
import fr.parcours.engine.anonymise.LeakFinding;
import fr.parcours.engine.anonymise.LeakText;
import fr.parcours.engine.anonymise.Outcome;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an anonymisation says at its end: counts, columns and places. */
final class AnonymisationSummary {

    private static final Texts TEXTS = Texts.of(AnonymisationSummary.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AnonymisationReport report;
    private final Path output;

    AnonymisationSummary(AnonymisationReport report, Path output) {
        this.report = report;
        this.output = output;
    }

    void text(PrintWriter out) {
        long leftOut =
                report.leftOut().values().stream().mapToLong(Long::longValue).sum() + report.emptyRows();
        out.println(TEXTS.format(
                "anonymise.rows", report.rowsRead(), report.rowsWritten(), leftOut, report.malformedRows()));
        if (report.malformedRows() > 0) {
            out.println(TEXTS.format(
                    "anonymise.malformed",
                    report.malformedPlaces().stream().map(LeakText::place).collect(Collectors.joining(", "))));
        }
        report.persons()
                .forEach((outcome, rows) -> out.println(TEXTS.format(
                        outcome == Outcome.MADE ? "anonymise.persons" : "anonymise.nobody",
                        rows,
                        LeakText.outcome(outcome))));
        if (report.rowsWithoutFileNumber() > 0) {
            out.println(TEXTS.format("anonymise.nonumber", report.rowsWithoutFileNumber()));
        }
        report.notGeneralised()
                .forEach((column, rows) -> out.println(TEXTS.format("anonymise.notgeneralised", column, rows)));
        report.findings().forEach(finding -> out.println(TEXTS.format("anonymise.warning", LeakText.of(finding))));
        out.println(TEXTS.format("anonymise.written", output, report.keyFingerprint()));
        out.flush();
    }

    void json(PrintWriter out) {
        ObjectNode node = JSON.createObjectNode()
                .put("written", true)
                .put("output", output.toString())
                .put("key", report.keyFingerprint())
                .put("rows_read", report.rowsRead())
                .put("rows_written", report.rowsWritten())
                .put("rows_malformed", report.malformedRows())
                .put("rows_empty", report.emptyRows())
                .put("rows_without_file_number", report.rowsWithoutFileNumber());
        ArrayNode places = node.putArray("malformed_places");
        report.malformedPlaces().forEach(place -> places.add(LeakText.place(place)));
        ObjectNode leftOut = node.putObject("rows_left_out");
        report.leftOut().forEach((reason, rows) -> leftOut.put(reason, rows));
        ObjectNode persons = node.putObject("persons");
        report.persons().forEach((outcome, rows) -> persons.put(outcome.key(), rows));
        ObjectNode less = node.putObject("not_generalised");
        report.notGeneralised().forEach((column, rows) -> less.put(column, rows));
        ArrayNode columns = node.putArray("columns");
        report.columns().forEach(columns::add);
        findings(node, "findings", report.findings());
        print(node, out);
    }

    static void refusal(List<LeakFinding> findings, PrintWriter out) {
        ObjectNode node = JSON.createObjectNode().put("written", false);
        findings(node, "findings", findings);
        print(node, out);
    }

    /** Writes findings the way both commands do: columns, kinds and places, never a value. */
    static void findings(ObjectNode node, String field, List<LeakFinding> findings) {
        ArrayNode all = node.putArray(field);
        for (LeakFinding finding : findings) {
            ObjectNode one = all.addObject()
                    .put("column", finding.column())
                    .put("rule", finding.rule().key())
                    .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
                    .put("hits", finding.hits())
                    .put("values", finding.values());
            ArrayNode places = one.putArray("places");
            finding.places().forEach(place -> places.add(LeakText.place(place)));
        }
    }

    private static void print(ObjectNode node, PrintWriter out) {
        try {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a report as JSON.", e);
        }
    }
}
