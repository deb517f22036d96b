package fr.parcours.notebook.jupyter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.layout.Digests;
import fr.parcours.layout.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/**
 * Copies of the studies in a folder of the user, and what was shipped when they were made: a copy whose cells are still
 * those is renewed with the program, whatever it shows; one that the user changed stays.
 */
final class ShippedStudies {

    private static final String RECORD = ".shipped.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, String> shipped;

    /** Reads what was shipped to a folder. */
    ShippedStudies(Path folder) {
        this.folder = folder;
        this.shipped = read(folder.resolve(RECORD));
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> recorded = new TreeMap<>();
        try {
            JSON.readTree(Files.readAllBytes(file))
                    .properties()
                    .forEach(entry ->
                            recorded.put(entry.getKey(), entry.getValue().asText()));
        } catch (IOException e) {
            // The first time, or damaged: then no copy is known to be as it was shipped, and all stay.
            return recorded;
        }
        return recorded;
    }

    /** Copies a study where there is none, or where the copy is still what an earlier version shipped. */
    Path copy(Path study) throws IOException {
        String name = study.getFileName().toString();
        Path copy = folder.resolve(name);
        String now = cells(study);
        boolean isRenewed = !now.equals(shipped.get(name)) && isAsShipped(copy, shipped.get(name));
        if (Files.notExists(copy) || isRenewed) {
            Files.copy(study, copy, StandardCopyOption.REPLACE_EXISTING);
            shipped.put(name, now);
            DurableFiles.replace(folder.resolve(RECORD), JSON.writeValueAsBytes(shipped));
        }
        return copy;
    }

    private static boolean isAsShipped(Path copy, String then) {
        try {
            return then != null && cells(copy).equals(then);
        } catch (IOException e) {
            // No notebook any more: the user's, who may mend it.
            return false;
        }
    }

    /** A digest of the cells of a notebook, without what they show. */
    private static String cells(Path notebook) throws IOException {
        MessageDigest digest = Digests.sha256();
        for (JsonNode cell : JSON.readTree(Files.readAllBytes(notebook)).path("cells")) {
            digest.update(cell.path("cell_type").asText().getBytes(StandardCharsets.UTF_8));
            JsonNode source = cell.path("source");
            if (source.isArray()) {
                source.forEach(line -> digest.update(line.asText().getBytes(StandardCharsets.UTF_8)));
            } else {
                digest.update(source.asText().getBytes(StandardCharsets.UTF_8));
            }
            digest.update((byte) 0);
        }
        return Digests.hex(digest);
    }
}
