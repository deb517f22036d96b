package fr.parcours.engine.intake.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.parcours.engine.intake.specification.ColumnNames;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Part.UsedColumn;
import fr.parcours.engine.intake.specification.Source;
import fr.parcours.engine.intake.specification.StepSource;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads one JSON object per line. Fields inside others are columns named by their path, such as
 * {@code candidat.adresse.codePostal}; the elements of an array are numbered from 1, as in {@code jurys[1].date}.
 *
 * <p>Nothing is dropped in silence: an array with more elements than the specification repeats, an object or an array
 * where it expects a value, a value where it expects an object or an array, one of these where it expects the other,
 * and two fields that it takes for one make their row malformed. What is absent, null or empty is missing.
 */
final class JsonLinesExtract {

    private static final Texts TEXTS = Texts.of(JsonLinesExtract.class);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern ELEMENT = Pattern.compile("^(.*?)\\[(\\d{1,9})]");
    /** Half a character, or none. */
    private static final Pattern UNREADABLE = Pattern.compile("\\p{Cs}|\\x00");

    private static final int MAX_SCALE = 30;

    private final int number;
    private final String file;
    private final List<UsedColumn> used;
    private final Set<String> usedNames;
    /** Paths that go on as objects, and as arrays. */
    private final Set<String> objects = new HashSet<>();

    private final Set<String> arrays = new HashSet<>();
    private final Map<String, Integer> repetitions;
    private final RowSink sink;
    private final Set<String> seen = new HashSet<>();

    private JsonLinesExtract(int number, String file, Part part, RowSink sink) {
        this.number = number;
        this.file = file;
        this.used = part.usedColumns();
        this.usedNames = used.stream()
                .flatMap(column -> column.names().stream())
                .map(ColumnNames::normal)
                .collect(Collectors.toSet());
        this.usedNames.forEach(this::follow);
        this.repetitions = repetitions(part);
        this.sink = sink;
    }

    private void follow(String name) {
        for (int i = 1; i < name.length(); i++) {
            if (name.charAt(i) == '.') {
                objects.add(name.substring(0, i));
            } else if (name.charAt(i) == '[') {
                arrays.add(name.substring(0, i));
            }
        }
    }

    static void read(Path file, FileProbe probe, int number, Part part, RowSink sink) {
        JsonLinesExtract extract =
                new JsonLinesExtract(number, file.getFileName().toString(), part, sink);
        LineExtract.read(file, probe, part.format(), extract::line);
        extract.checkColumns();
    }

    private static Map<String, Integer> repetitions(Part part) {
        Map<String, Integer> repetitions = new HashMap<>();
        for (StepSource step : part.steps()) {
            step.repeat()
                    .ifPresent(times -> step.sources().stream()
                            .flatMap(source -> source.columns().stream())
                            .flatMap(List::stream)
                            .filter(column -> column.contains("[{n}]"))
                            .forEach(column -> repetitions.merge(
                                    ColumnNames.normal(column.substring(0, column.indexOf("[{n}]"))),
                                    times,
                                    Math::max)));
        }
        return repetitions;
    }

    private void line(long line, String text) {
        RowPlace place = new RowPlace(number, file, "", line);
        Map<String, String> values = new HashMap<>();
        try {
            JsonNode node = MAPPER.readTree(text);
            if (!node.isObject()) {
                sink.malformedRow(place, List.of(text));
                return;
            }
            Optional<String> lost = flatten("", node, values);
            if (lost.isPresent()) {
                sink.malformedRow(place, List.of(text), lost.get(), TEXTS.format("json.kind"));
                return;
            }
        } catch (JsonProcessingException e) {
            sink.malformedRow(place, List.of(text));
            return;
        }
        seen.addAll(values.keySet());
        List<String> found = new ArrayList<>(used.size());
        for (UsedColumn column : used) {
            List<String> given = column.names().stream()
                    .map(name -> values.getOrDefault(ColumnNames.normal(name), ""))
                    .filter(value -> !value.isBlank())
                    .toList();
            if (given.size() > 1) {
                sink.malformedRow(place, List.of(text));
                return;
            }
            found.add(given.isEmpty() ? "" : given.get(0));
        }
        if (found.stream().anyMatch(UNREADABLE.asPredicate())) {
            sink.malformedRow(place, List.of(text));
        } else if (found.stream().allMatch(String::isEmpty)) {
            sink.emptyRow(place);
        } else {
            sink.row(place, found, List.of(text));
        }
    }

    /** Returns the path of the first thing that the specification uses and that would be lost. */
    private Optional<String> flatten(String path, JsonNode node, Map<String, String> values) {
        String name = ColumnNames.normal(path);
        if (!node.isContainerNode()) {
            String text = node.isNull() ? "" : text(node);
            boolean twice = values.put(name, text) != null;
            boolean kept = !(twice && usedNames.contains(name))
                    && withinRepetitions(name)
                    && (text.isBlank() || !goesOn(name) || usedNames.contains(name));
            return kept ? Optional.empty() : Optional.of(path);
        }
        boolean expected = !goesOn(name) || (node.isObject() ? objects : arrays).contains(name);
        if (!node.isEmpty() && (!expected || usedNames.contains(name))) {
            return Optional.of(path);
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                Optional<String> lost = flatten(below, field.getValue(), values);
                if (lost.isPresent()) {
                    return lost;
                }
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            Optional<String> lost = flatten(path + "[" + (i + 1) + "]", node.get(i), values);
            if (lost.isPresent()) {
                return lost;
            }
        }
        return Optional.empty();
    }

    /** Whether the specification uses something below a path. */
    private boolean goesOn(String name) {
        return objects.contains(name) || arrays.contains(name);
    }

    private boolean withinRepetitions(String name) {
        Matcher element = ELEMENT.matcher(name);
        return !element.find()
                || !repetitions.containsKey(element.group(1))
                || Integer.parseInt(element.group(2)) <= repetitions.get(element.group(1));
    }

    /** Numbers are written out, unless their exponent is out of all proportion. */
    private static String text(JsonNode node) {
        if (!node.isBigDecimal()) {
            return node.asText();
        }
        BigDecimal number = node.decimalValue();
        return Math.abs(number.scale()) > MAX_SCALE ? number.toString() : number.toPlainString();
    }

    /** Objects may leave fields out, but a field that no object has is a misspelt one. */
    private void checkColumns() {
        for (UsedColumn column : used) {
            boolean found = column.names().stream().map(ColumnNames::normal).anyMatch(seen::contains);
            if (!found && column.presence() == Source.Presence.REQUIRED && !seen.isEmpty()) {
                throw new InvalidInputException(TEXTS.format(
                        "json.missing",
                        file,
                        column.name(),
                        new TreeSet<>(seen).stream().limit(12).toList()));
            }
        }
    }
}
