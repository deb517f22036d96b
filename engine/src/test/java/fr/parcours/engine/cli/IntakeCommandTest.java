package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class IntakeCommandTest {

    private static final String YAML = """
            specification: essai
            version: 1
            title: Un essai
            certifier: AGRI
            row: journey
            format: {type: csv, delimiter: ";"}
            dates: [dd/MM/yyyy]
            journey: {file_number: {column: N° dossier}}
            steps: [{step: APPLICATION, date: {column: Dépôt}}]
            """;

    @TempDir
    Path folder;

    private Path extract;
    private Path yaml;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        yaml = Files.writeString(folder.resolve("essai.yaml"), YAML);
        extract = Files.writeString(
                folder.resolve("extrait.csv"), "N° dossier;Dépôt\nA1;02/01/2009\nA2;31/02/2009\nA3;03/01/2009\n");
    }

    private int run(String... more) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] arguments = {
            "intake",
            folder.resolve("observatory").toString(),
            "--spec",
            yaml.toString(),
            "--region",
            "82",
            "--campaign",
            "2009-2",
            "--as-of",
            "2009-07-15",
            extract.toString()
        };
        return commandLine.execute(
                Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new));
    }

    private void writeWithTowns() throws IOException {
        StringBuilder rows = new StringBuilder("N° dossier;Dépôt;Divers\n");
        for (int i = 0; i < 200; i++) {
            rows.append("A").append(i).append(";02/01/2009;").append(i == 7 ? "45000 Orléans" : "x" + i % 5);
            rows.append('\n');
        }
        Files.writeString(extract, rows.toString());
    }

    @Test
    void whatLooksLikeAnIdentityWithoutRefusingTheExtractIsToldWithItsPlaces() throws IOException {
        writeWithTowns();
        assertThat(run("--dry-run")).isZero();
        assertThat(out.toString())
                .contains(
                        "identité possible", "« Divers »", "code postal et ville", "1 valeurs sur 200", "extrait.csv:9")
                .doesNotContain("Orléans");
    }

    @Test
    void theReportForProgramsHasTheIdentityWarnings() throws IOException {
        writeWithTowns();
        assertThat(run("--format", "json")).isZero();
        JsonNode warnings = new ObjectMapper().readTree(out.toString()).get(0).get("identity_warnings");
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0).get("column").asText()).isEqualTo("Divers");
        assertThat(warnings.get(0).get("rule").asText()).isEqualTo("postcode_and_town");
        assertThat(warnings.get(0).get("verdict").asText()).isEqualTo("warn");
        assertThat(warnings.get(0).get("hits").asLong()).isEqualTo(1);
        assertThat(warnings.get(0).get("places").get(0).asText()).isEqualTo("extrait.csv:9");
        assertThat(out.toString()).doesNotContain("Orléans");
    }

    @Test
    void oneEmailAddressInAColumnThatIsNotUsedRefusesTheExtractUnlessSomebodyVouches() throws IOException {
        writeWithTowns();
        Files.writeString(extract, Files.readString(extract).replace("45000 Orléans", "zoe@exemple.fr"));
        assertThat(run()).isEqualTo(3);
        assertThat(err.toString()).contains("Divers", "extrait.csv:9").doesNotContain("zoe@");
        assertThat(run("--vouch", "Divers")).isZero();
        assertThat(out.toString()).contains("identité possible", "adresse électronique");
    }

    @Test
    void aDryRunTellsWhatWouldBeAndLeavesNothing() throws IOException {
        assertThat(run("--dry-run")).isZero();
        assertThat(out.toString()).contains("3", "= 2", "+ 1", "invalid_date");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(yaml, extract);
        }
    }

    @Test
    void aReportForProgramsAddsUp() {
        assertThat(run("--format", "json")).isZero();
        assertThat(out.toString())
                .contains(
                        "\"rows_read\" : 3", "\"rows_accepted\" : 2", "\"rows_rejected\" : 1", "\"published\" : true");
    }

    @Test
    void rejectedRowsAreTakenWithoutOtherOptions() {
        assertThat(run("--rejects")).isEqualTo(ErrorReport.BAD_INPUT);
        assertThat(err.toString()).contains("--rejects");
    }
}
