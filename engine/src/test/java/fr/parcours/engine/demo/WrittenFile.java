package fr.parcours.engine.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * A file of the simulator as its specification reads it: headers and rows, with the sheet of each row.
 *
 * @param headers the header of each sheet
 * @param rows the rows of all sheets
 */
record WrittenFile(List<List<String>> headers, List<Line> rows) {

    /** A row and its sheet, which has no name in a text file; values stand by place, or by path in JSON lines. */
    record Line(String sheet, List<String> values, Map<String, String> paths) {

        Line(String sheet, List<String> values) {
            this(sheet, values, Map.of());
        }
    }

    static JsonNode specification(String name) throws IOException {
        try (InputStream yaml =
                WrittenFile.class.getResourceAsStream("/fr/parcours/engine/intake/specification/" + name + ".yaml")) {
            return new YAMLMapper().readTree(yaml);
        }
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static WrittenFile read(Path file, JsonNode specification) throws IOException {
        return switch (specification.at("/format/type").asText()) {
            case "csv" -> csv(file, specification.get("format"));
            case "xlsx" -> xlsx(file, specification);
            default -> jsonLines(file);
        };
    }

    /** Reads JSON lines; a line that is no object has neither values nor paths. */
    private static WrittenFile jsonLines(Path file) throws IOException {
        List<Line> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Map<String, String> paths = new LinkedHashMap<>();
            try {
                flatten("", new ObjectMapper().readTree(line), paths);
            } catch (JsonProcessingException e) {
                paths.clear();
            }
            rows.add(new Line("", List.of(), paths));
        }
        return new WrittenFile(List.of(), rows);
    }

    private static void flatten(String path, JsonNode node, Map<String, String> paths) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), paths));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + (i + 1) + "]", node.get(i), paths);
            }
        } else if (!node.isNull()) {
            paths.put(path, node.asText());
        }
    }

    private static WrittenFile csv(Path file, JsonNode format) throws IOException {
        String text = Charset.forName(format.get("encoding").asText())
                .newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!content.endsWith("\n")) {
            throw new AssertionError(file + " does not end with a line end.");
        }
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(format.get("delimiter").asText().charAt(0))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new StringReader(content))) {
            reader.forEach(line -> lines.add(line.getFields()));
        }
        return new WrittenFile(
                List.of(lines.get(0)),
                lines.stream().skip(1).map(line -> new Line("", line)).toList());
    }

    private static WrittenFile xlsx(Path file, JsonNode specification) throws IOException {
        int width = specification.get("columns").size();
        int header = specification.at("/format/header_row").asInt();
        List<List<String>> headers = new ArrayList<>();
        List<Line> rows = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            for (Sheet sheet : book.getSheets().toList()) {
                for (Row row : sheet.read()) {
                    List<String> values = new ArrayList<>();
                    for (int column = 0; column < width; column++) {
                        values.add(text(row.hasCell(column) ? row.getCell(column) : null));
                    }
                    if (row.getRowNum() == header) {
                        headers.add(values);
                    } else if (row.getRowNum() > header) {
                        rows.add(new Line(sheet.getName(), values));
                    }
                }
            }
        }
        return new WrittenFile(headers, rows);
    }

    private static String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        boolean date = cell.getType() == CellType.NUMBER
                && cell.getDataFormatString() != null
                && cell.getDataFormatString().contains("yy");
        return date ? cell.asDate().toLocalDate().toString() : cell.getText();
    }
}
