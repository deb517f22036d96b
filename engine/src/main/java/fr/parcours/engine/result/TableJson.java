package fr.parcours.engine.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes a result as one JSON object: {@code name}, {@code title}, {@code columns}, {@code rows}, {@code hidden},
 * {@code provenance}, in that order.
 *
 * <p>Each row is an object keyed by column name. A hidden value and a missing one are both {@code null}, so that a
 * column has one type; {@code hidden} lists the hidden ones as {@code {"row": 0, "column": "jury"}}, rows being counted
 * from 0.
 */
public final class TableJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter()
            .without(com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private TableJson() {}

    /**
     * Writes a result.
     *
     * @param result the result
     * @param target where to write; left open
     */
    public static void write(Result result, Writer target) {
        ObjectNode root = table(result.table());
        if (!result.details().isEmpty()) {
            ArrayNode details = root.putArray("details");
            result.details().forEach(detail -> details.add(table(detail)));
        }
        root.set("provenance", provenance(result.provenance()));
        write(root, target);
    }

    /**
     * Writes a table that has no provenance, such as the list of partitions.
     *
     * @param table the table
     * @param target where to write; left open
     */
    public static void write(ResultTable table, Writer target) {
        write(table(table), target);
    }

    private static ObjectNode table(ResultTable table) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("name", table.name());
        root.putObject("title").put("fr", table.titleFr()).put("en", table.titleEn());
        ArrayNode columns = root.putArray("columns");
        table.columns()
                .forEach(column -> columns.addObject()
                        .put("name", column.name())
                        .put("label_fr", column.labelFr())
                        .put("label_en", column.labelEn())
                        .put("kind", column.kind().name()));
        ArrayNode rows = root.putArray("rows");
        ArrayNode hidden = root.putArray("hidden");
        for (int i = 0; i < table.rows().size(); i++) {
            row(table.columns(), table.rows().get(i), i, rows.addObject(), hidden);
        }
        return root;
    }

    private static void write(ObjectNode root, Writer target) {
        try {
            PRETTY.writeValue(target, root);
            target.write('\n');
            target.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(
            List<ResultColumn> columns, List<Cell> cells, int row, ObjectNode target, ArrayNode hidden) {
        for (int i = 0; i < cells.size(); i++) {
            String column = columns.get(i).name();
            Cell cell = cells.get(i);
            if (cell instanceof Cell.Text text) {
                target.put(column, text.value());
            } else if (cell instanceof Cell.Count count) {
                target.put(column, count.value());
            } else if (cell instanceof Cell.Measure measure) {
                target.put(column, measure.value());
            } else {
                target.putNull(column);
                if (cell instanceof Cell.Hidden) {
                    hidden.addObject().put("row", row).put("column", column);
                }
            }
        }
    }

    /**
     * Returns a provenance as JSON.
     *
     * @param provenance where the numbers come from
     * @return an object with one member per component
     */
    static ObjectNode provenance(Provenance provenance) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("cohort", provenance.cohort());
        node.put("definition_fr", provenance.definitionFr());
        node.put("definition_en", provenance.definitionEn());
        node.put("method", provenance.method());
        node.put("measure", provenance.measure().name());
        node.set("regions", MAPPER.valueToTree(provenance.regions()));
        node.set("campaigns", MAPPER.valueToTree(provenance.campaigns()));
        node.put("as_known_at", provenance.asKnownAt());
        node.put("observed_until", provenance.observedUntil().toString());
        node.put("simulated", provenance.simulated());
        node.put("protection", provenance.protection());
        node.put("protected", provenance.isProtected());
        node.set("warnings", MAPPER.valueToTree(provenance.warnings()));
        node.set("sql", MAPPER.valueToTree(provenance.sql()));
        return node;
    }
}
