package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.SmallDemo;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Path dataset, String... more) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(Stream.concat(Stream.of("verify", dataset.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
        return to;
    }

    @Test
    void everyValueOfWhatTheEngineWroteIsSound() throws IOException {
        assertThat(run(SmallDemo.get().dataset(), "--deep", "--format", "json"))
                .as(out + "" + err)
                .isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.get("ok").booleanValue()).isTrue();
        assertThat(report.get("deep").booleanValue()).isTrue();
        assertThat(report.get("faults")).isEmpty();
        List<Manifest> manifests = Dataset.open(SmallDemo.get().dataset()).partitions();
        long values = manifests.stream()
                .flatMap(manifest -> manifest.files().stream())
                .mapToLong(file -> file.rows() * file.table().columns().size())
                .sum();
        assertThat(report.get("partitions").intValue()).isEqualTo(manifests.size());
        assertThat(report.get("values_read").longValue()).isGreaterThan(values);
    }

    @Test
    void everyFaultIsToldAndTheCommandFails() throws IOException {
        Path dataset = copy(SmallDemo.get().dataset(), folder.resolve("copie"));
        List<Manifest> manifests = Dataset.open(dataset).partitions();
        Path first = Dataset.open(dataset).path(manifests.get(0), Table.STEP);
        Path second = dataset.resolve(manifests.get(1).key().folder()).resolve("partition.json");
        Files.delete(first);
        Files.writeString(second, "{");
        assertThat(run(dataset)).isEqualTo(ErrorReport.CHECK_FAILED);
        assertThat(out.toString())
                .contains(manifests.get(0).key() + "/" + first.getFileName() + " : fichier absent")
                .contains(manifests.get(1).key() + "/partition.json : ")
                .contains(manifests.size() + " partitions")
                .contains("2 anomalies");
        out.getBuffer().setLength(0);
        assertThat(run(dataset, "--format", "json")).isEqualTo(ErrorReport.CHECK_FAILED);
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.get("ok").booleanValue()).isFalse();
        assertThat(report.get("faults").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("missing", "manifest_unreadable");
    }

    @Test
    void aFolderThatIsNoDatasetIsBadInput() {
        assertThat(run(folder)).isEqualTo(ErrorReport.BAD_INPUT);
        assertThat(err.toString()).contains("dataset.json");
    }
}
