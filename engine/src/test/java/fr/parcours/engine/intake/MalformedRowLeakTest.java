package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.anonymise.LeakFoundException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows without the shape of their file stand in quarantine as they are: they are searched for identities too. */
class MalformedRowLeakTest {

    private static final String REST = """
            limits: {rejected_share: 0.9}
            journey: {file_number: {column: Dossier}, certification_label: {column: Diplôme}}
            """;
    private static final String CSV = "format: {type: csv, delimiter: \";\"}\n" + REST;
    private static final String GOOD = "Dossier;Diplôme;Autre\n" + Bench.fill(20, "#;CAP;1\n");

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    private void refused(String yaml, Path file, String column) {
        assertThatThrownBy(() -> bench.take(yaml, file))
                .isInstanceOf(LeakFoundException.class)
                .hasMessageContaining(column);
        assertThat(bench.quarantineFolder()).isEmpty();
    }

    @Test
    void aShortRowIsLookedAtColumnByColumn() {
        String nir = "A1;153046910300327\nA2;153046910300327\nA3;1 53 04 69 103 003 27\n";
        refused(CSV, bench.file("a.csv", GOOD + nir), "Diplôme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A1;CAP;1;153046910300327",
                "A1;CAP;a.durand@exemple.fr;;;",
                "A1;CAP;1;06 12 34 56 78",
                "A1;CAP;1;Mme Durand",
                "A1;CAP;15304691\u200b0300327;1"
            })
    void oneIdentityInARowThatIsTooLongIsOneTooMany(String row) {
        refused(CSV, bench.file("a.csv", GOOD + row + "\n"), "ligne mal formée");
    }

    @Test
    void rowsThatAreTooLongAndNameNobodyAreOnlyRejected() {
        assertThat(bench.take(CSV, bench.file("a.csv", GOOD + "A1;CAP;69123;x;12/03/2008\n"))
                        .rejected())
                .isEqualTo(1);
    }

    @Test
    void linesOfFixedWidthAndOfJsonAreLookedAtAsTheyAre() {
        String fixed = "format: {type: fixed}\ncolumns: [{name: Dossier, start: 1, width: 4}, {name: Diplôme, start: 5,"
                + " width: 4}]\n" + REST;
        refused(fixed, bench.file("a.txt", "A1  CAP \nA2  CAP a.durand@exemple.fr\n"), "ligne mal formée");
        String json = "format: {type: jsonl}\n" + REST;
        refused(
                json,
                bench.file("a.jsonl", "{\"dossier\": \"A1\", \"diplôme\": \"CAP\"}\n{\"x\": \"a.durand@exemple.fr\"\n"),
                "ligne mal formée");
    }
}
