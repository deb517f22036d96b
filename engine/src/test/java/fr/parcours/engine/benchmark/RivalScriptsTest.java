package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real tools, where they are installed: Python by {@code docs/interop/install} or {@code PARCOURS_PYTHON}. */
class RivalScriptsTest {

    private static final Path INSTALLED_PYTHON = Path.of("..", ".parcours", "interop", "venv", "bin", "python");
    private static final MeasuredProcess.Limits LIMITS =
            new MeasuredProcess.Limits(Duration.ofMinutes(2), OptionalLong.empty());

    @TempDir
    static Path folder;

    private static RivalScripts scripts;
    private static Map<RivalTool, Optional<RivalScripts.About>> about;

    @BeforeAll
    static void make() throws IOException {
        BenchmarkDataset.make(folder.resolve("observatory"), 4_000, 1, Progress.none());
        RivalBenchmark.writeCsv(folder.resolve("observatory"), Files.createDirectories(folder.resolve("csv")));
        scripts = RivalScripts.unpack(folder.resolve("scripts"), settings(python()));
        about = RivalTool.scripted().stream().collect(Collectors.toMap(tool -> tool, scripts::about));
    }

    private static String python() {
        return System.getenv("PARCOURS_PYTHON") == null && Files.exists(INSTALLED_PYTHON)
                ? INSTALLED_PYTHON.toString()
                : RivalSettings.defaultPython();
    }

    private static RivalSettings settings(String python) {
        return new RivalSettings(List.of(4_000L), python, RivalSettings.defaultRscript(), 1, Duration.ofMinutes(2));
    }

    static Stream<Arguments> scriptsOfTools() {
        return RivalTool.scripted().stream()
                .flatMap(tool -> MeasuredAnalysis.COMPARED.stream().map(analysis -> Arguments.of(tool, analysis)));
    }

    @ParameterizedTest
    @MethodSource("scriptsOfTools")
    void aToolThatIsInstalledGivesTheNumbersOfTheEngine(RivalTool tool, MeasuredAnalysis analysis) {
        assumeThat(about.get(tool)).as("%s with its packages", tool).isPresent();
        Path dataset = folder.resolve("observatory");
        KeyNumbers expected;
        try (Observatory observatory = Observatory.open(dataset)) {
            expected = KeyNumbers.of(analysis, analysis.unprotected(observatory).table());
        }

        RivalRun run = RivalRun.of(
                scripts.process(tool, analysis, dataset, folder.resolve("csv")), LIMITS, Optional.of(expected));

        assertThat(run.error()).isEmpty();
        assertThat(run.difference()).isEmpty();
        assertThat(run.status()).isEqualTo(RivalRun.Status.ANSWERED);
    }

    @Test
    void aToolThatIsNotThereIsAbsent() {
        RivalScripts nowhere = RivalScripts.unpack(folder.resolve("nowhere"), settings("no-such-python"));

        assertThat(nowhere.about(RivalTool.POLARS)).isEmpty();
    }
}
