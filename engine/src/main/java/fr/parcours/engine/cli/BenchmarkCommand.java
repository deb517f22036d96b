package fr.parcours.engine.cli;

import fr.parcours.engine.benchmark.Benchmark;
import fr.parcours.engine.benchmark.BenchmarkReport;
import fr.parcours.engine.benchmark.RivalBenchmark;
import fr.parcours.engine.benchmark.RivalSettings;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parcours benchmark}: speed and memory beside bare DuckDB and other tools. */
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

    @ArgGroup(exclusive = false)
    private RivalOptions rivals = new RivalOptions();

    /** The comparison with other tools. */
    private static final class RivalOptions {

        @Option(names = "--rivals", required = true, descriptionKey = "parcours.benchmark.rivals")
        private boolean asked;

        @Option(names = "--sizes", paramLabel = "NOMBRE,…", split = ",", descriptionKey = "parcours.benchmark.sizes")
        private List<Long> sizes = List.of();

        @Option(names = "--runs", paramLabel = "NOMBRE", descriptionKey = "parcours.benchmark.runs")
        private int runs = RivalSettings.DEFAULT_RUNS;

        @Option(names = "--limit", paramLabel = "SECONDES", descriptionKey = "parcours.benchmark.limit")
        private int limit = RivalSettings.DEFAULT_LIMIT_SECONDS;

        @Option(names = "--python", paramLabel = "COMMANDE", descriptionKey = "parcours.benchmark.python")
        private String python = RivalSettings.defaultPython();

        @Option(names = "--rscript", paramLabel = "COMMANDE", descriptionKey = "parcours.benchmark.rscript")
        private String rscript = RivalSettings.defaultRscript();

        RivalSettings settings(long journeys) {
            return new RivalSettings(
                    sizes.isEmpty() ? List.of(journeys) : sizes, python, rscript, runs, Duration.ofSeconds(limit));
        }
    }

    @Override
    public void run() {
        Optional<RivalSettings> others = rivals.asked ? Optional.of(rivals.settings(journeys)) : Optional.empty();
        try (TerminalProgress progress = TerminalProgress.standardError()) {
            BenchmarkReport report = Benchmark.run(
                    folder, journeys, extractRows.orElse(Math.min(journeys, Benchmark.DEFAULT_EXTRACT_ROWS)), progress);
            print(report.text(Texts.language()));
            others.ifPresent(settings ->
                    print("\n" + RivalBenchmark.run(folder, settings, progress).text(Texts.language())));
        }
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
