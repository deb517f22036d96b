package fr.parcours.engine.cli;

import fr.parcours.engine.benchmark.Benchmark;
import fr.parcours.engine.benchmark.BenchmarkReport;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parcours benchmark}: speed and memory beside bare DuckDB. */
@Command(name = "benchmark", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class BenchmarkCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--journeys", paramLabel = "NOMBRE", descriptionKey = "parcours.benchmark.journeys")
    private long journeys = Benchmark.DEFAULT_JOURNEYS;

    @Option(names = "--extract-rows", paramLabel = "NOMBRE", descriptionKey = "parcours.benchmark.extract-rows")
    private Optional<Long> extractRows = Optional.empty();

    @Option(names = "--folder", paramLabel = "DOSSIER", descriptionKey = "parcours.benchmark.folder")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    public void run() {
        try (TerminalProgress progress = TerminalProgress.standardError()) {
            BenchmarkReport report = Benchmark.run(
                    folder, journeys, extractRows.orElse(Math.min(journeys, Benchmark.DEFAULT_EXTRACT_ROWS)), progress);
            PrintWriter out = spec.commandLine().getOut();
            out.print(report.text(Texts.language()));
            out.flush();
        }
    }
}
