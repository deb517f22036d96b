package fr.parcours.engine.intake.read;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a delimited text file, strictly: an undecodable byte or a cut end refuses the file. */
final class CsvExtract {

    private static final Texts TEXTS = Texts.of(CsvExtract.class);
    private static final int BYTE_ORDER_MARK = '\ufeff';

    private CsvExtract() {}

    static void read(Path file, FileProbe probe, Specification specification, RowSink sink) {
        String name = file.getFileName().toString();
        Charset charset = Charset.forName(specification.format().encoding());
        checkBytes(name, probe, charset);
        long[] line = {1};
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(specification.format().delimiter().charAt(0))
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(open(file, charset))) {
            boolean header = true;
            for (CsvRecord record : records) {
                line[0] = record.getStartingLineNumber();
                if (line[0] < specification.format().headerRow()) {
                    continue;
                }
                List<String> fields = record.getFields();
                if (header) {
                    Header.check(name, specification.columns(), fields);
                    header = false;
                } else if (fields.size() == specification.columns().size()) {
                    sink.row(new RowPlace(name, "", line[0]), fields);
                } else {
                    sink.malformedRow(new RowPlace(name, "", line[0]), fields.size());
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException || e instanceof UncheckedIOException) {
                throw new InvalidInputException(TEXTS.format("csv.encoding", name, charset, line[0] + 1));
            }
            throw new InvalidInputException(TEXTS.format("csv.syntax", name, line[0] + 1));
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("file.unreadable", name), e);
        }
    }

    private static void checkBytes(String name, FileProbe probe, Charset charset) {
        boolean utf16 = charset.name().startsWith("UTF-16");
        boolean utf8 = charset.equals(StandardCharsets.UTF_8);
        if (probe.startsWith('P', 'K', 3, 4)) {
            throw new InvalidInputException(TEXTS.format("csv.spreadsheet", name));
        }
        if (!utf16 && (probe.startsWith(0xff, 0xfe) || probe.startsWith(0xfe, 0xff))) {
            throw new InvalidInputException(TEXTS.format("csv.otherencoding", name, charset, "UTF-16"));
        }
        if (!utf16 && probe.hasZeroByte()) {
            throw new InvalidInputException(TEXTS.format("csv.binary", name));
        }
        if (!utf16 && !utf8 && probe.utf8() == FileProbe.NonAscii.VALID_UTF8) {
            throw new InvalidInputException(TEXTS.format("csv.otherencoding", name, charset, "UTF-8"));
        }
        if (utf8 && probe.utf8() == FileProbe.NonAscii.OTHER) {
            throw new InvalidInputException(TEXTS.format("csv.notutf8", name));
        }
        if (!utf16 && probe.lastByte() != '\n' && probe.lastByte() != '\r') {
            throw new InvalidInputException(TEXTS.format("csv.truncated", name));
        }
    }

    private static Reader open(Path file, Charset charset) throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        Reader reader = new java.io.BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), 1 << 16);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }
}
