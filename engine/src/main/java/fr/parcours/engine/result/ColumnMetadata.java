package fr.parcours.engine.result;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What typed files say about a table beside its values: labels, hidden rows, provenance. */
final class ColumnMetadata {

    private ColumnMetadata() {}

    /** Labels and kind of a column, and the rows (from 0) whose null is a hidden value. */
    static Map<String, String> ofColumn(ResultTable table, int column) {
        ResultColumn described = table.columns().get(column);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("label_fr", described.labelFr());
        metadata.put("label_en", described.labelEn());
        metadata.put("kind", described.kind().name());
        metadata.put(
                "hidden_rows",
                IntStream.range(0, table.rows().size())
                        .filter(row -> table.rows().get(row).get(column) instanceof Cell.Hidden)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",")));
        return metadata;
    }

    /** Name and titles of the table, and its provenance as JSON. */
    static Map<String, String> ofTable(Result result) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("parcours.name", result.table().name());
        metadata.put("parcours.title_fr", result.table().titleFr());
        metadata.put("parcours.title_en", result.table().titleEn());
        metadata.put("parcours.protection", result.provenance().protection());
        metadata.put(
                "parcours.provenance", TableJson.provenance(result.provenance()).toString());
        return metadata;
    }
}
