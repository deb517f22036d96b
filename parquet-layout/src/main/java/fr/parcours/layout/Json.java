package fr.parcours.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads and writes the JSON files of the layout. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    /** Reads a file that holds its own digest, unless it is of a layout before such digests. */
    static <T> T readSealed(Path file, Class<T> type, Consumer<JsonNode> upgrade) {
        try {
            // Once: a publication may put another file in its place.
            byte[] bytes = Files.readAllBytes(file);
            JsonNode tree = MAPPER.readTree(bytes);
            if (!tree.isObject()) {
                throw new IntegrityException(Texts.layout().format("json.unreadable", file, 1, 1));
            }
            int version = tree.path("layoutVersion").asInt();
            LayoutVersion.check(version, file);
            if (version >= LayoutVersion.FIRST_SEALED || Seal.isIn(tree)) {
                Seal.check(file, bytes, tree);
            }
            upgrade.accept(tree);
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            // The location is enough: the message of the parser may quote the content.
            var location = e.getLocation();
            throw new IntegrityException(Texts.layout()
                    .format(
                            "json.unreadable",
                            file,
                            location == null ? 1 : location.getLineNr(),
                            location == null ? 1 : location.getColumnNr()));
        } catch (IOException e) {
            throw new InvalidInputException(Texts.layout().format("file.unreadable", file), e);
        }
    }

    /** Writes a value with the digest of its text. */
    static byte[] sealed(Object value) {
        return Seal.put(MAPPER.valueToTree(value));
    }

    /** Reads a file as it is, without making sense of it. */
    static JsonNode tree(Path file) throws IOException {
        return MAPPER.readTree(Files.readAllBytes(file));
    }

    static byte[] bytes(Object value) {
        try {
            return (MAPPER.writeValueAsString(value) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value.getClass().getSimpleName() + " as JSON.", e);
        }
    }
}
