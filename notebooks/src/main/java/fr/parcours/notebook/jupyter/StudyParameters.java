package fr.parcours.notebook.jupyter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The parameters of a study: what the first cell with the tag {@code parameters} declares.
 *
 * <p>A study without such a cell has none.
 */
public final class StudyParameters {

    private static final Texts TEXTS = Texts.of(StudyParameters.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TAG = "parameters";
    private static final Pattern DECLARATION = Pattern.compile(
            "^[ \\t]*(?:final[ \\t]+)?[\\w.<>\\[\\], ?]+[ \\t]+(\\w+)[ \\t]*=(?!=)[ \\t]*", Pattern.MULTILINE);
    private static final Pattern COMMENT = Pattern.compile("[ \\t]*//[ \\t]*([^\\n]*)");

    private final Path notebook;
    private final JsonNode tree;
    private final int cell;
    private final String source;

    private StudyParameters(Path notebook, JsonNode tree, int cell, String source) {
        this.notebook = notebook;
        this.tree = tree;
        this.cell = cell;
        this.source = source;
    }

    /**
     * A parameter.
     *
     * @param name name of the variable
     * @param value its value, as Java source
     * @param comment what the study says of it at the end of the line, may be empty
     */
    public record Parameter(String name, String value, String comment) {}

    /**
     * Reads the parameters of a study.
     *
     * @param notebook its notebook
     * @return its parameters
     * @throws InvalidInputException if the file is no notebook
     */
    public static StudyParameters read(Path notebook) {
        JsonNode tree;
        try {
            tree = JSON.readTree(notebook.toFile());
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(TEXTS.format("notebook.invalid", notebook), e);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("notebook.unreadable", notebook), e);
        }
        if (!tree.path("cells").isArray()) {
            throw new InvalidInputException(TEXTS.format("notebook.invalid", notebook));
        }
        int code = 0;
        for (JsonNode cell : tree.path("cells")) {
            if (cell.path("cell_type").asText().equals("code")) {
                code++;
                if (tagged(cell)) {
                    return new StudyParameters(notebook, tree, code, source(cell));
                }
            }
        }
        return new StudyParameters(notebook, tree, 0, "");
    }

    /**
     * Returns the parameters in their order.
     *
     * @return what is declared, with present values
     */
    public List<Parameter> declared() {
        return declarations().stream().map(Declaration::parameter).toList();
    }

    /**
     * Returns which cell declares the parameters.
     *
     * @return its number among cells of code, the first one is 1; 0 if there is none
     */
    public int cell() {
        return cell;
    }

    /**
     * Gives parameters other values. A value is Java source, as in the cell; where the study has a literal string, a
     * text without quotes will do.
     *
     * @param values values by name
     * @return the parameters with these values
     * @throws InvalidInputException if the study has no such parameter or a value is not one expression
     */
    public StudyParameters with(Map<String, String> values) {
        StudyParameters changed = this;
        for (Map.Entry<String, String> value : values.entrySet()) {
            changed = changed.with(value.getKey(), value.getValue().strip());
        }
        return changed;
    }

    private StudyParameters with(String name, String given) {
        Declaration declaration = declarations().stream()
                .filter(declared -> declared.parameter().name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
        String present = declaration.parameter().value();
        String value = Initializer.isString(present) && !Initializer.isString(given) ? quoted(given) : given;
        if (!Initializer.isOneValue(value)) {
            throw new InvalidInputException(TEXTS.format("parameter.value", name, given, present));
        }
        return new StudyParameters(
                notebook,
                tree,
                cell,
                source.substring(0, declaration.start()) + value + source.substring(declaration.end()));
    }

    /**
     * Writes the study with these parameters.
     *
     * @param copy file written
     * @throws IOException if it cannot be written
     */
    public void write(Path copy) throws IOException {
        JsonNode changed = tree.deepCopy();
        for (JsonNode candidate : changed.path("cells")) {
            if (tagged(candidate)) {
                ((ObjectNode) candidate).put("source", source);
                break;
            }
        }
        Files.write(copy, JSON.writeValueAsBytes(changed));
    }

    private InvalidInputException unknown(String name) {
        List<Parameter> known = declared();
        return new InvalidInputException(
                known.isEmpty()
                        ? TEXTS.format("parameter.none", Studies.name(notebook), name)
                        : TEXTS.format(
                                "parameter.unknown",
                                name,
                                Studies.name(notebook),
                                known.stream()
                                        .map(parameter -> "  " + parameter.name() + "=" + parameter.value()
                                                + (parameter.comment().isEmpty() ? "" : "   " + parameter.comment()))
                                        .collect(Collectors.joining("\n"))));
    }

    /** Where a value is in the source of the cell. */
    private record Declaration(Parameter parameter, int start, int end) {}

    private List<Declaration> declarations() {
        List<Declaration> found = new ArrayList<>();
        Matcher matcher = DECLARATION.matcher(source);
        int from = 0;
        while (matcher.find(from)) {
            int start = matcher.end();
            OptionalInt end = Initializer.end(source, start);
            if (end.isEmpty()) {
                break;
            }
            from = end.getAsInt() + 1;
            Matcher comment = COMMENT.matcher(source).region(from, source.length());
            found.add(new Declaration(
                    new Parameter(
                            matcher.group(1),
                            source.substring(start, end.getAsInt()).strip(),
                            comment.lookingAt() ? comment.group(1).strip() : ""),
                    start,
                    end.getAsInt()));
        }
        return found;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static boolean tagged(JsonNode cell) {
        return StreamSupport.stream(cell.at("/metadata/tags").spliterator(), false)
                .anyMatch(tag -> tag.asText().equals(TAG));
    }

    private static String source(JsonNode cell) {
        JsonNode source = cell.path("source");
        return source.isArray()
                ? StreamSupport.stream(source.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining())
                : source.asText();
    }
}
