package fr.parcours.engine.intake.read;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import fr.parcours.engine.intake.specification.FileFormat;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/** Reads a delimited text file, strictly: an undecodable byte, an open quote or a cut end refuses the file. */
final class CsvExtract {

    private static final Texts TEXTS = Texts.of(CsvExtract.class);
    /** Stands for no quote at all: a text file has no such character. */
    private static final char NO_QUOTE = '\0';

    private CsvExtract() {}

    static void read(Path file, FileProbe probe, int number, Part part, RowSink sink) {
        FileFormat format = part.format();
        String name = file.getFileName().toString();
        TextFile.check(name, probe, format);
        TableReader table = new TableReader(number, part, name, "", TableReader.Width.FIXED, sink);
        long[] line = {1};
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(
                        format.quote().isEmpty() ? NO_QUOTE : format.quote().charAt(0))
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(TextFile.MAX_RECORD)
                .ofCsvRecord(TextFile.open(file, format))) {
            for (CsvRecord record : records) {
                line[0] = record.getStartingLineNumber();
                table.record(line[0], record.getFields());
            }
            table.end();
        } catch (CsvParseException | UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException || e instanceof UncheckedIOException) {
                throw new InvalidInputException(
                        TEXTS.format("csv.encoding", name, TextFile.charset(format), line[0] + 1));
            }
            throw new InvalidInputException(TEXTS.format("csv.syntax", name, line[0] + 1));
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(TEXTS.format("csv.encoding", name, TextFile.charset(format), line[0]));
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("file.unreadable", name), e);
        }
    }
}
