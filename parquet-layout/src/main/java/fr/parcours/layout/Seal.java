package fr.parcours.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * The digest that a JSON file of the layout holds of itself: the SHA-256 of its bytes with the 64 digits of this value
 * replaced by zeros. One changed bit anywhere in the file is seen, white space included.
 */
final class Seal {

    private static final String FIELD = "digest";
    private static final String BLANK = "0".repeat(64);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private Seal() {}

    static byte[] put(ObjectNode tree) {
        tree.put(FIELD, BLANK);
        byte[] blank = Json.bytes(tree);
        return replaceLast(new String(blank, StandardCharsets.UTF_8), BLANK, digest(blank))
                .getBytes(StandardCharsets.UTF_8);
    }

    static boolean isIn(JsonNode tree) {
        return tree.has(FIELD);
    }

    /** Checks the digest of a file and takes it out of its tree. */
    static void check(Path file, byte[] content, JsonNode tree) {
        String declared = tree.path(FIELD).asText();
        if (!DIGEST.matcher(declared).matches()
                || !digest(blanked(content, declared)).equals(declared)) {
            throw new IntegrityException(Texts.layout().format("json.digest", file));
        }
        remove(tree);
    }

    static void remove(JsonNode tree) {
        ((ObjectNode) tree).remove(FIELD);
    }

    private static byte[] blanked(byte[] content, String declared) {
        // Byte by byte: what is no UTF-8 must not be repaired before it is digested.
        return replaceLast(new String(content, StandardCharsets.ISO_8859_1), declared, BLANK)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String replaceLast(String text, String old, String replacement) {
        int place = text.lastIndexOf(old);
        return place < 0 ? text : text.substring(0, place) + replacement + text.substring(place + old.length());
    }

    private static String digest(byte[] bytes) {
        MessageDigest digest = Digests.sha256();
        digest.update(bytes);
        return Digests.hex(digest);
    }
}
