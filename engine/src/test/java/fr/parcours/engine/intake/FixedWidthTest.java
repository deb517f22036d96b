package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.layout.RowAccount;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose fields have fixed positions, as old software writes them. */
class FixedWidthTest {

    private static final String YAML = """
            format: {type: fixed, encoding: windows-1252}
            dates: [yyyyMMdd]
            limits: {rejected_share: 0.9}
            columns:
              - {name: Dossier, start: 1, width: 5}
              - {name: Diplôme, start: 6, width: 10}
              - {name: Dépôt, start: 18, width: 8}
            journey: {file_number: {column: Dossier}, certification_label: {column: Diplôme}}
            steps:
              - {step: APPLICATION, date: {column: Dépôt}}
            """;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    private Path file(String text) {
        return bench.file("a.txt", text, Charset.forName("windows-1252"));
    }

    @Test
    void fieldsAreCutAtTheirPlaces() {
        bench.take(YAML, file("A0001CAP vignerXX20080301\nA0002Œuvre     --20080302\n"));
        assertThat(bench.attribute("A0001", "certification_label")).isEqualTo("CAP vigner");
        assertThat(bench.attribute("A0002", "certification_label")).isEqualTo("Œuvre");
        assertThat(bench.steps("A0002")).containsExactly("APPLICATION 2008-03-02");
    }

    @Test
    void shortLinesLackTheirLastFieldsAndLongOnesAreRejected() {
        RowAccount rows = bench.take(
                YAML,
                file(
                        "A0001\nA0002CAP\nA0003CAP         20080301   \nA0004CAP         20080301x\nA0005CAP         2008\n"));
        assertThat(rows.accepted()).isEqualTo(3);
        assertThat(rows.rejectedByReason()).isEqualTo(java.util.Map.of("field_count", 1L, "invalid_date", 1L));
        assertThat(bench.steps("A0003")).hasSize(1);
        assertThat(bench.steps("A0001")).isEmpty();
    }

    @Test
    void aHeaderIsSkippedAndBlankLinesAreNoRows() {
        RowAccount rows = bench.take(
                YAML.replace("windows-1252", "windows-1252, header_row: 2"),
                file("EXPORT DU 15/07\nDossier...\nA0001CAP         20080301\n\n   \nA0002\n"));
        assertThat(rows.read()).isEqualTo(2);
    }

    @Test
    void charactersOutsideTheBasicPlaneCountOnce() {
        Path file = bench.file("a.txt", "A0001CAP 😀 xyz😀  20080301\n");
        bench.take(YAML.replace("windows-1252", "utf-8"), file);
        assertThat(bench.attribute("A0001", "certification_label")).isEqualTo("CAP 😀 xyz😀");
    }

    @Test
    void aLineWithoutAnythingInItsFieldsIsIgnored() {
        RowAccount rows = bench.take(YAML, file("A0001CAP         20080301\n               --\n"));
        assertThat(rows.ignored()).isEqualTo(1);
    }
}
