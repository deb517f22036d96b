package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchmarkCommandTest {

    @TempDir
    Path folder;

    @Test
    void printsItsMeasuresAndLeavesNothingBehind() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(new OutputStreamWriter(printed, StandardCharsets.UTF_8)));

        int code = commandLine.execute(
                "benchmark", "--journeys", "1000", "--extract-rows", "2000", "--folder", folder.toString());

        assertThat(code).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "Durées jusqu'au jury, par niveau",
                        "Issues en concurrence",
                        "Modèles à huit caractéristiques",
                        "4 mesures de chaque",
                        "lignes/s",
                        "Par million de lignes",
                        "2\u202f000 lignes");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void otherToolsAreMeasuredOnlyWhenAsked() {
        CommandLine commandLine = Main.commandLine();
        commandLine.setErr(new PrintWriter(Writer.nullWriter(), true));

        assertThat(commandLine.execute("benchmark", "--sizes", "1000", "--folder", folder.toString()))
                .isEqualTo(2);
        assertThat(commandLine.execute("benchmark", "--rivals", "--sizes", "10", "--folder", folder.toString()))
                .isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }
}
