package fr.parcours.engine.intake.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.parcours.engine.intake.specification.FileFormat;
import fr.parcours.engine.intake.specification.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The header of a CSV whose header is one line.
 *
 * @param names names of the columns of the file
 * @param positions where the used columns stand, -1 for those the file does without
 * @param text the lines before the first row of data
 * @param lines how many they are
 * @param filledLines those of them that are not blank
 */
public record CsvHeader(List<String> names, List<Integer> positions, String text, int lines, int filledLines) {

    /** Copies the lists. */
    public CsvHeader {
        names = List.copyOf(names);
        positions = List.copyOf(positions);
    }

    /**
     * Reads the header of a UTF-8 file.
     *
     * @param file the file
     * @param name its name, for messages
     * @param part what it should look like
     * @return its header; empty if the file has none on the line where it should be, or if several characters separate
     *     its fields, which only the ordinary way reads
     * @throws fr.parcours.layout.InvalidInputException if columns are missing, unexpected or displaced
     */
    public static Optional<CsvHeader> read(Path file, String name, Part part) {
        FileFormat format = part.format();
        if (format.delimiter().length() > 1) {
            return Optional.empty();
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int filled = 0;
            String line = "";
            StringBuilder head = new StringBuilder();
            for (int i = 0; i < format.headerRow(); i++) {
                line = reader.readLine();
                if (line == null) {
                    return Optional.empty();
                }
                filled += line.isEmpty() ? 0 : 1;
                head.append(line).append('\n');
            }
            String text = line.startsWith("\ufeff") ? line.substring(1) : line;
            Optional<CsvRecord> header = CsvReader.builder()
                    .fieldSeparator(format.delimiter())
                    .quoteCharacter(
                            format.quote().isEmpty() ? '\0' : format.quote().charAt(0))
                    .allowUnclosedQuote(false)
                    .ofCsvRecord(text)
                    .stream()
                    .findFirst();
            int count = filled;
            return count == 0
                    ? Optional.empty()
                    : header.map(record -> ColumnMap.of(name, part, record.getFields()))
                            .map(columns -> new CsvHeader(
                                    columns.header(), columns.positions(), head.toString(), format.headerRow(), count));
        } catch (CsvParseException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the number of columns of the file.
     *
     * @return at least one
     */
    public int width() {
        return names.size();
    }
}
