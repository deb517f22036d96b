package fr.parcours.engine.territory;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CSV file of residences told by postal code and name, in UTF-8. Only these two columns are read and copied.
 *
 * @param file the file
 * @param postalCode name of the column of postal codes
 * @param name name of the column of names
 */
public record ResidenceFile(Path file, String postalCode, String name) {

    private static final Texts TEXTS = Texts.of(ResidenceFile.class);

    /**
     * Resolves each line, and writes {@code line, postal_code, name, match, commune, candidates} for it.
     *
     * @param resolver the rule
     * @param out the CSV file to write, replaced once it is whole
     * @return number of lines by how they were resolved; their sum is that of the lines
     * @throws InvalidInputException if the file cannot be read, lacks a column, or the other cannot be written
     */
    public Map<ResidenceMatch, Long> resolve(ResidenceResolver resolver, Path out) {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            Map<ResidenceMatch, Long> counts = write(resolver, part);
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
            return counts;
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("residences.unwritable", out), e);
        } finally {
            remove(part);
        }
    }

    /** What a fault leaves half-written; nothing after a success. */
    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("residences.unwritable", part), e);
        }
    }

    private Map<ResidenceMatch, Long> write(ResidenceResolver resolver, Path part) {
        Map<ResidenceMatch, Long> counts = new EnumMap<>(ResidenceMatch.class);
        Stream.of(ResidenceMatch.values()).forEach(match -> counts.put(match, 0L));
        try (CsvReader<NamedCsvRecord> rows = reader();
                CsvWriter csv = writer(part)) {
            csv.writeRecord("line", "postal_code", "name", "match", "commune", "candidates");
            for (NamedCsvRecord row : rows) {
                String code = field(row, postalCode);
                String written = field(row, name);
                ResolvedResidence found = resolver.resolve(code, written);
                counts.merge(found.match(), 1L, Long::sum);
                csv.writeRecord(
                        Long.toString(row.getStartingLineNumber()),
                        code,
                        written,
                        found.match().name(),
                        found.commune().orElse(""),
                        found.match() == ResidenceMatch.AMBIGUOUS ? String.join(" ", found.communes()) : "");
            }
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new InvalidInputException(TEXTS.format("residences.unreadable", file), e);
        }
        return counts;
    }

    private String field(NamedCsvRecord row, String column) {
        Optional<String> field = row.findField(column);
        return field.orElseThrow(() -> new InvalidInputException(TEXTS.format(
                        "residences.column",
                        file,
                        row.getStartingLineNumber(),
                        column,
                        String.join(", ", row.getHeader()))))
                .strip();
    }

    private static CsvWriter writer(Path part) {
        try {
            return CsvWriter.builder().build(part);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("residences.unwritable", part), e);
        }
    }

    private CsvReader<NamedCsvRecord> reader() throws IOException {
        char separator;
        try (Stream<String> lines = Files.lines(file)) {
            String header = lines.findFirst().orElse("");
            separator = header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
        }
        return CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(file);
    }
}
