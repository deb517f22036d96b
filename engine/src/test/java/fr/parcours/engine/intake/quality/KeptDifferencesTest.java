package fr.parcours.engine.intake.quality;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.session.CacheFolder;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDifferencesTest {

    private static final List<CampaignFinding> FOUND = List.of(
            new CampaignFinding("EN", QualityCheck.DATE_MOVED, "JURY", 10, 8, 2, 40),
            new CampaignFinding("EN", QualityCheck.UNIT_APPEARED, "Lycée d'Aubenas", 0, 3, 3, 40));

    @TempDir
    private Path folder;

    private Session session;
    private KeptDifferences kept;
    private int counted;

    @BeforeEach
    void open() {
        session = Session.open(SessionSettings.analysis());
        kept = new KeptDifferences(folder.resolve("observatory"), new CatalogueQueries(session));
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void differencesOfTheSameRevisionsAreCountedOnce() {
        assertThat(ask("r1", "p1")).isEqualTo(FOUND);
        assertThat(ask("r1", "p1")).isEqualTo(FOUND);
        assertThat(counted).isOne();
    }

    @Test
    void anotherRevisionOfEitherSideIsCountedAgain() {
        ask("r1", "p1");
        ask("r2", "p1");
        ask("r2", "p2");
        ask("r2");
        assertThat(counted).isEqualTo(4);
    }

    @Test
    void aFileThatCannotBeReadIsMadeAgain() throws IOException {
        ask("r1", "p1");
        for (String damaged :
                List.of("", "{", "[]", "null", "{\"key\": null}", "{\"key\": \"k\", \"differences\": 3}")) {
            Files.writeString(file(), damaged);
            counted = 0;
            assertThat(ask("r1", "p1")).as(damaged).isEqualTo(FOUND);
            assertThat(ask("r1", "p1")).as(damaged).isEqualTo(FOUND);
            assertThat(counted).as(damaged).isOne();
        }
    }

    @Test
    void whereNothingCanBeWrittenTheyAreCountedEachTime() throws IOException {
        Files.writeString(CacheFolder.of(folder.resolve("observatory")), "");
        assertThat(ask("r1", "p1")).isEqualTo(FOUND);
        assertThat(ask("r1", "p1")).isEqualTo(FOUND);
        assertThat(counted).isEqualTo(2);
    }

    private List<CampaignFinding> ask(String revision, String... compared) {
        return kept.of(
                manifest("2010-1", revision),
                List.of(compared).stream()
                        .map(other -> manifest("2009-2", other))
                        .toList(),
                () -> {
                    counted++;
                    return FOUND;
                });
    }

    private Path file() {
        return CacheFolder.of(folder.resolve("observatory")).resolve("differences/region=82/campaign=2010-1.json");
    }

    private static Manifest manifest(String campaign, String revision) {
        return new Manifest(
                LayoutVersion.CURRENT,
                revision,
                "82",
                campaign,
                "test",
                Instant.EPOCH,
                true,
                "key",
                List.of(),
                List.of());
    }
}
