package fr.parcours.engine.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of rejected rows that a certifier corrected: where its rows belong.
 *
 * @param file the file
 * @param partition their partition
 * @param certifier code of their certifier
 * @param part number of their part, from 0
 * @param places where each row stood in the extract, in the order of the file
 */
record CorrectedRows(Path file, PartitionKey partition, String certifier, int part, List<Place> places) {

    private static final Texts TEXTS = Texts.of(Intake.class);

    /**
     * Where a row stood.
     *
     * @param row its number in the corrected file, from 1
     * @param file name of its file
     * @param sheet name of its sheet, empty if none
     * @param line its line
     */
    record Place(long row, String file, String sheet, String line) {}

    /** Reads where rows belong; their values are read like those of any extract. */
    static CorrectedRows read(Path file) {
        List<Place> places = new ArrayList<>();
        String lot = "";
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .fieldSeparator(Quarantine.DELIMITER.charAt(0))
                .detectBomHeader(true)
                .ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
            long number = 0;
            for (NamedCsvRecord row : rows) {
                number++;
                if (row.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                String found = field(row, Quarantine.LOT, file);
                if (!lot.isEmpty() && !lot.equals(found)) {
                    throw new InvalidInputException(
                            TEXTS.format("rejects.lots", file, row.getStartingLineNumber(), lot, found));
                }
                lot = found;
                places.add(new Place(
                        number,
                        field(row, Quarantine.FILE, file),
                        field(row, Quarantine.SHEET, file),
                        field(row, Quarantine.LINE, file)));
            }
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new InvalidInputException(TEXTS.format("rejects.unreadable", file), e);
        }
        String[] words = lot.split("/");
        if (words.length != 4 || !words[3].matches("[1-9]")) {
            throw new InvalidInputException(TEXTS.format("rejects.form", file, Quarantine.LOT));
        }
        return new CorrectedRows(
                file, PartitionKey.of(words[0], words[1]), words[2], Integer.parseInt(words[3]) - 1, places);
    }

    private static String field(NamedCsvRecord row, String name, Path file) {
        return row.findField(name)
                .map(Quarantine::unguarded)
                .orElseThrow(() -> new InvalidInputException(TEXTS.format("rejects.form", file, name)));
    }
}
