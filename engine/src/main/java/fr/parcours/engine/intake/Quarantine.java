package fr.parcours.engine.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.Session;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The rejected rows of extracts, kept beside the dataset, never inside it and never copied with it. */
final class Quarantine {

    private static final Texts TEXTS = Texts.of(Quarantine.class);
    private static final String[] HEADER = {"file", "sheet", "line", "reason", "column", "value"};

    private final Path folder;

    Quarantine(LocalFolder local, PartitionKey key) {
        this.folder = local.quarantine().resolve(key.folder());
    }

    Path folder() {
        return folder;
    }

    /** Reads the faults of the extract in the session. */
    List<String[]> faults(Session session) {
        return new CatalogueQueries(session).rows("intake/rejected_rows", Map.of(), row -> new String[] {
            row.text("file_name").orElse(""),
            row.text("sheet").orElse(""),
            String.valueOf(row.number("line")),
            row.text("reason").orElse(""),
            row.text("column_name").orElse(""),
            row.text("value").orElse("")
        });
    }

    /** Replaces what is kept of a certifier's extract. */
    void keep(String certifier, List<String[]> faults) {
        Path file = folder.resolve(certifier + ".csv");
        try {
            if (faults.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            Files.createDirectories(folder);
            Path temporary = file.resolveSibling("." + certifier + ".tmp");
            try (CsvWriter csv = CsvWriter.builder().build(temporary, StandardCharsets.UTF_8)) {
                csv.writeRecord(HEADER);
                faults.forEach(csv::writeRecord);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("quarantine.unwritable", file), e);
        }
    }
}
