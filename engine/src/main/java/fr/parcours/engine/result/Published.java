package fr.parcours.engine.result;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A published table, to compare a result with: a CSV file in UTF-8, separated by commas, semicolons or tabs, whose
 * first line names columns. Lines that begin with {@code #} are comments.
 *
 * <p>Its columns have the stable English names of the result it is compared with ({@link ResultColumn#name()}): those
 * that tell the rows apart, as many as it takes, and the published values. Beside a value column {@code v} there may be
 * {@code v_rounding}, the unit to which the publication rounds (0.01 for whole percents, 100 for hundreds), and
 * {@code v_tolerance}, the difference that is accepted; {@code source} says where a line comes from.
 *
 * @param file the file
 * @param columns names of its columns
 * @param lines its lines, in their order
 */
public record Published(Path file, List<String> columns, List<Line> lines) {

    private static final Texts TEXTS = Texts.of(Published.class);
    private static final long LARGEST = 1L << 20;

    /** Copies the lists. */
    public Published {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /**
     * A line of the table.
     *
     * @param number its place in the file, from 1
     * @param fields one text per column, empty where nothing was published
     */
    public record Line(long number, List<String> fields) {

        /** Copies the list. */
        public Line {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Reads a published table.
     *
     * @param file the file
     * @return the table, its values not interpreted yet
     * @throws InvalidInputException if it cannot be read, or is not such a table
     */
    public static Published read(String file) {
        return read(Path.of(file));
    }

    /**
     * Reads a published table.
     *
     * @param file the file
     * @return the table, its values not interpreted yet
     * @throws InvalidInputException if it cannot be read, or is not such a table
     */
    public static Published read(Path file) {
        String text = text(file);
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(text))
                .commentStrategy(CommentStrategy.SKIP)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord one : records) {
                lines.add(new Line(
                        one.getStartingLineNumber(),
                        one.getFields().stream().map(String::strip).toList()));
            }
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new InvalidInputException(TEXTS.format("published.unreadable", file), e);
        }
        if (lines.size() < 2) {
            throw new InvalidInputException(TEXTS.format("published.empty", file));
        }
        Published published = new Published(file, lines.get(0).fields(), lines.subList(1, lines.size()));
        published.checkShape();
        return published;
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidInputException(TEXTS.format("published.large", file));
            }
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("published.unreadable", file), e);
        }
    }

    /** The separator of the line that names the columns: names have none in them. */
    private static char separator(String text) {
        String header = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private void checkShape() {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw new InvalidInputException(TEXTS.format("published.twice", file, column));
            }
        }
        for (Line line : lines) {
            if (line.fields().size() != columns.size()) {
                throw new InvalidInputException(TEXTS.format(
                        "published.fields", file, line.number(), line.fields().size(), columns.size()));
            }
        }
    }

    /** The text in a column of a line, empty if the file has no such column. */
    String field(Line line, String column) {
        int index = columns.indexOf(column);
        return index < 0 ? "" : line.fields().get(index);
    }

    /** Refuses a value. */
    InvalidInputException refused(Line line, String column, String key) {
        return new InvalidInputException(TEXTS.format(key, file, line.number(), column, field(line, column)));
    }
}
