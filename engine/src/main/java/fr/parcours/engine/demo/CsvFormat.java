package fr.parcours.engine.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text file with separated fields.
 *
 * @param charset encoding; a character that it lacks is refused
 * @param start what stands before the header, such as a byte order mark
 * @param separator between fields
 * @param line end of lines
 * @param dates form of dates
 */
record CsvFormat(Charset charset, String start, char separator, LineDelimiter line, String dates)
        implements FileFormat {

    @Override
    public void write(ExtractShape shape, List<SourceRow> rows, LocalDate asOf, Path file) throws IOException {
        DateTimeFormatter form = DateTimeFormatter.ofPattern(dates, Locale.ROOT);
        try (Writer text = new OutputStreamWriter(
                        Files.newOutputStream(file),
                        charset.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT));
                CsvWriter csv = CsvWriter.builder()
                        .fieldSeparator(separator)
                        .lineDelimiter(line)
                        .build(text)) {
            text.write(start);
            csv.writeRecord(shape.header());
            for (SourceRow row : rows) {
                csv.writeRecord(formatted(shape, row.values(), form));
            }
        }
    }

    private static List<String> formatted(ExtractShape shape, List<String> values, DateTimeFormatter form) {
        List<String> formatted = new ArrayList<>(values);
        for (int i = 0; i < Math.min(values.size(), shape.fields().size()); i++) {
            if (shape.fields().get(i).kind() == Field.Kind.DATE) {
                String text = values.get(i);
                formatted.set(i, IsoDates.read(text).map(form::format).orElse(text));
            }
        }
        return formatted;
    }

    @Override
    public boolean hasLooseFields() {
        return true;
    }
}
