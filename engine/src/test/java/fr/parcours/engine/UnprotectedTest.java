package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.parcours.engine.intake.LocalFolder;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.TableText;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnprotectedTest {

    @TempDir
    private Path folder;

    private Path dataset;

    @BeforeEach
    void write() {
        dataset = folder.resolve("jeu");
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        for (int i = 0; i < 7; i++) {
            journeys.add("j" + i, "", "level=3", "ELIGIBILITY:FAVOURABLE 2008-01-0" + (i + 1));
        }
        journeys.write(dataset);
    }

    @Test
    void whatIsNotProtectedIsWrittenDownWithoutItsNumbers() throws IOException {
        Path log = LocalFolder.of(dataset).unprotectedLog();
        try (Observatory observatory = Observatory.open(dataset)) {
            observatory.cohort("Tous").flow();
            assertThat(log).doesNotExist();
            observatory.cohort("Tous").unprotected().flow();
            observatory.cohort("Tous").query("flow/funnel", Map.of());
        }
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("décision de recevabilité (favorable)");
        assertThat(lines.get(1)).contains("query flow/funnel");
        assertThat(lines).allMatch(line -> line.split("\t").length == 3);
    }

    @Test
    void nothingIsGivenOutIfItCannotBeWrittenDown() throws IOException {
        Path log = LocalFolder.of(dataset).unprotectedLog();
        Files.createDirectories(log);
        try (Observatory observatory = Observatory.open(dataset)) {
            Cohort cohort = observatory.cohort("Tous").unprotected();
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(cohort::flow)
                    .withMessageContaining("unprotected.log");
        }
    }

    @Test
    void everyFormOfRawNumbersSaysThatTheyAre() throws IOException {
        try (Observatory observatory = Observatory.open(dataset)) {
            Result raw = observatory.cohort("Tous").by(level()).unprotected().flow();
            assertThat(TableText.of(raw)).contains("Non protégé");
            for (String extension : List.of("csv", "json", "parquet", "arrow")) {
                Path file = folder.resolve("brut." + extension);
                raw.save(file);
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .contains(new String(
                                "Non protégé".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            }
            assertThat(observatory.cohort("Tous").query("flow/funnel", Map.of()).titleFr())
                    .contains("non protégé");
            Path shown = folder.resolve("montre.csv");
            observatory.cohort("Tous").by(level()).flow().save(shown);
            assertThat(Files.readString(shown)).startsWith("level,");
        }
    }
}
