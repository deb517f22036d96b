package fr.parcours.engine.disclosure;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes a report of disclosure risk as JSON, with stable English keys and no text in any language. For a recipient, a
 * number of persons or journeys from 1 to k − 1 is the text {@code "<k"}, such as {@code "<5"}.
 */
public final class CopyRiskJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final CopyRisk risk;
    private final Reader reader;

    private CopyRiskJson(CopyRisk risk, Reader reader) {
        this.risk = risk;
        this.reader = reader;
    }

    /**
     * Writes a report.
     *
     * @param risk the report
     * @param reader who may read it
     * @param target where to write; left open
     */
    public static void write(CopyRisk risk, Reader reader, Writer target) {
        write(risk, reader, Optional.empty(), target);
    }

    /** Writes a report, with the reason for which what does not pass was accepted. */
    static void write(CopyRisk risk, Reader reader, Optional<String> accepted, Writer target) {
        try {
            MAPPER.writerWithDefaultPrettyPrinter()
                    .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .writeValue(target, new CopyRiskJson(risk, reader).root(accepted));
            target.write('\n');
            target.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode root(Optional<String> accepted) {
        ObjectNode root = MAPPER.createObjectNode().put("passed", risk.passed());
        accepted.ifPresent(reason -> root.put("accepted", reason));
        ArrayNode refusals = root.putArray("refusals");
        risk.refusals().forEach(refusal -> refusals.add(refusal.key()));
        Thresholds asked = risk.thresholds();
        root.putObject("thresholds")
                .put("k", asked.k())
                .put("l", asked.l())
                .put("suppressed_share", asked.suppressedShare())
                .put("audience", asked.audience().name().toLowerCase(Locale.ROOT))
                .put("rare_trajectories", asked.trajectories().name().toLowerCase(Locale.ROOT));
        ArrayNode partitions = root.putArray("partitions");
        risk.partitions()
                .forEach(size -> count(
                        partitions.addObject().put("partition", size.partition().toString()),
                        "persons",
                        size.persons()));
        count(root, "journeys", risk.journeys());
        ArrayNode quasi = root.putArray("quasi_identifiers").add("region").add("campaign");
        asked.quasiIdentifiers().forEach(identifier -> quasi.add(identifier.key()));
        ArrayNode sensitive = root.putArray("sensitive_attributes");
        CopyRisk.SENSITIVE.forEach(sensitive::add);
        root.put("generalised", risk.after().isPresent());
        node(root.putObject("node"), risk.chosen());
        ArrayNode nodes = root.putArray("nodes");
        risk.nodes().forEach(tried -> {
            ObjectNode entry = nodes.addObject().put("node", tried.node().key());
            measure(entry, tried.measure());
        });
        state(root.putObject("before"), risk.before());
        if (risk.after().isPresent()) {
            state(root.putObject("after"), risk.after().get());
        } else {
            root.putNull("after");
        }
        changes(root);
        return root;
    }

    private static void node(ObjectNode target, LatticeNode node) {
        target.put("key", node.key());
        ObjectNode rules = target.putObject("rules");
        node.rules().forEach((quasi, rule) -> rules.put(quasi.key(), rule.key()));
    }

    private void state(ObjectNode target, CopyRisk.State state) {
        measure(target.putObject("classes"), state.classes());
        ObjectNode trajectories = target.putObject("trajectories");
        count(trajectories, "persons", state.trajectories().persons());
        count(trajectories, "k", state.trajectories().k());
        count(trajectories, "persons_below_k", state.trajectories().belowK());
        count(trajectories, "unique_persons", state.trajectories().uniques());
    }

    private void measure(ObjectNode target, RiskMeasure measure) {
        target.put("classes", measure.classes());
        count(target, "members", measure.members());
        count(target, "k", measure.k());
        count(target, "persons_below_k", measure.belowK());
        count(target, "unique_persons", measure.uniques());
        target.put("l", measure.l());
        target.put("classes_below_l", measure.classesBelowL());
        count(target, "persons_below_l", measure.belowL());
        count(target, "persons_at_risk", measure.atRisk());
    }

    private void changes(ObjectNode root) {
        ArrayNode columns = root.putArray("generalised_columns");
        risk.generalised().forEach(change -> {
            ObjectNode entry = columns.addObject()
                    .put("column", change.column())
                    .put("rule", change.rule().key());
            count(entry, "journeys", change.journeys());
        });
        ArrayNode cells = root.putArray("suppressed_columns");
        risk.suppressed()
                .forEach(change -> count(cells.addObject().put("column", change.column()), "cells", change.cells()));
        ArrayNode dropped = root.putArray("dropped_columns");
        risk.dropped().forEach(dropped::add);
    }

    private void count(ObjectNode target, String key, long count) {
        OptionalLong shown = reader.shown(count, risk.thresholds());
        if (shown.isPresent()) {
            target.put(key, shown.getAsLong());
        } else {
            target.put(key, "<" + risk.thresholds().k());
        }
    }
}
