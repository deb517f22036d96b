package fr.parcours.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads manifests written before the rows of an extract had an account of their own. */
final class OlderManifest {

    private static final List<String> COUNTS = List.of("rowsRead", "rowsAccepted", "rowsRejected");

    private OlderManifest() {}

    /** Brings the sources of a manifest to their present form; changes nothing in those that have it. */
    static void upgrade(JsonNode manifest) {
        for (JsonNode element : manifest.path("sources")) {
            if (element instanceof ObjectNode source && !source.has("rows") && source.has("rowsRead")) {
                ObjectNode rows = source.putObject("rows");
                for (String count : COUNTS) {
                    rows.set(count.substring("rows".length()).toLowerCase(java.util.Locale.ROOT), source.remove(count));
                }
                rows.put("ignored", 0);
                rows.set("rejectedByReason", source.get("rejectedByReason"));
                rows.putObject("ignoredByReason");
                rows.set("findings", source.remove("rejectedByReason"));
                source.put("certifierKey", "");
            }
        }
    }
}
