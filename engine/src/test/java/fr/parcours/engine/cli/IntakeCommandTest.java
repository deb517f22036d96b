package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
