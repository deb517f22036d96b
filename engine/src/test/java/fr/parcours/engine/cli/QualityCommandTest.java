package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.SmallDemo;
import fr.parcours.engine.intake.specification.Specifications;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class QualityCommandTest {

    private final StringWriter out = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void showsAReportThatATerminalCanHold() {
        assertThat(quality("--region", "82", "--campaign", "2009-2")).isZero();

        assertThat(out.toString()).contains("Région 82", "campagne 2009-2", "Lignes lues : ", "rejetées ", "ignorées ");
    }

    @Test
    void theExtensionOfTheFileTellsItsForm() throws IOException {
        assertThat(quality("--region", "82", "--certifier", "EN", "-o", file("q.html")))
                .isZero();
        assertThat(quality("--region", "82", "-o", file("q.json"))).isZero();
        assertThat(quality("--region", "82", "-o", file("q.csv"))).isZero();

        assertThat(Files.readString(folder.resolve("q.html")))
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("ESR");
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("q.json").toFile())
                        .at("/partitions/0/region")
                        .asText())
                .isEqualTo("82");
        assertThat(Files.readAllLines(folder.resolve("q.csv")))
                .first()
                .asString()
                .startsWith(
                        "region,campaign,certifier,check,check_label,severity,severity_label,verdict,verdict_label,rows");
        assertThat(out.toString()).contains("q.html", "q.json", "q.csv");
    }

    @Test
    void aSpecificationChangesTheThresholdsOfItsCertifier() throws IOException {
        String shipped;
        try (InputStream in = Specifications.class.getResourceAsStream("education-nationale.yaml")) {
            shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path strict = folder.resolve("strict.yaml");
        Files.writeString(strict, shipped + "\nchecks: {volume_change: {warn_above: 0, stop_above: 0}}\n");

        assertThat(quality("--region", "82", "--campaign", "2009-2", "--spec", strict.toString()))
                .isZero();

        assertThat(out.toString().lines().filter(line -> line.contains("bloquant")))
                .singleElement()
                .asString()
                .contains("Évolution du volume", "blocage 0\u202f%");
    }

    @Test
    void whatIsNotThereIsSaidWithWhatIs() {
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(err));

        assertThat(commandLine.execute("quality", SmallDemo.get().dataset().toString(), "--campaign", "1999-1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("region=82/campaign=");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int quality(String... options) {
        List<String> arguments = Stream.concat(
                        Stream.of("quality", SmallDemo.get().dataset().toString()), Stream.of(options))
                .toList();
        return Main.commandLine().setOut(new PrintWriter(out)).execute(arguments.toArray(String[]::new));
    }
}
