package fr.parcours.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/**
 * The revision of a partition: the first digits of a digest over its manifest without what does not belong to the
 * content, which are the revision itself, the instant of publication and the names of the files.
 */
public final class Revision {

    private static final int DIGITS = 12;

    private Revision() {}

    /**
     * Computes the revision of the content that a manifest describes.
     *
     * @param manifest a manifest, whatever revision, instant and names it has
     * @return 12 hexadecimal digits
     */
    public static String of(Manifest manifest) {
        List<DataFile> unnamed = manifest.files().stream()
                .map(file -> new DataFile(file.table(), "", file.bytes(), file.rows(), file.sha256()))
                .toList();
        return digits(new Manifest(
                manifest.layoutVersion(),
                "",
                manifest.region(),
                manifest.campaign(),
                manifest.producer(),
                Instant.EPOCH,
                manifest.simulated(),
                manifest.keyFingerprint(),
                manifest.sources(),
                unnamed));
    }

    /**
     * Computes the revision of a manifest in the form in which it was written: one of an older form was published under
     * the revision of that form.
     *
     * @param file a {@code partition.json}
     * @return 12 hexadecimal digits
     * @throws IOException if the file cannot be read as JSON
     */
    public static String asWritten(Path file) throws IOException {
        if (!(Json.tree(file) instanceof ObjectNode manifest)) {
            throw new IOException("The manifest is not an object.");
        }
        Seal.remove(manifest);
        manifest.put("revision", "");
        manifest.put("created", Instant.EPOCH.toString());
        for (JsonNode element : manifest.path("files")) {
            if (element instanceof ObjectNode dataFile) {
                dataFile.put("name", "");
            }
        }
        return digits(manifest);
    }

    /**
     * Returns the name of a data file.
     *
     * @param table its table
     * @param revision the revision it belongs to
     * @return such as {@code journey-0123456789ab.parquet}
     */
    public static String fileName(Table table, String revision) {
        return table.tableName() + "-" + revision + ".parquet";
    }

    private static String digits(Object content) {
        MessageDigest digest = Digests.sha256();
        digest.update(Json.bytes(content));
        return Digests.hex(digest).substring(0, DIGITS);
    }
}
