package fr.parcours.engine.benchmark;

import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Measures the engine on this machine: an analysis of many journeys and an intake, each beside bare DuckDB doing the
 * part of the work that is its own.
 */
public final class Benchmark {

    /** Journeys when nothing else is asked. */
    public static final long DEFAULT_JOURNEYS = 1_000_000;

    private static final Texts TEXTS = Texts.of(Benchmark.class);
    private static final long MIN_JOURNEYS = 1_000;
    private static final long MAX_EXTRACT_ROWS = 200_000;
    private static final int DURATION_RUNS = 5;
    private static final int INTAKE_RUNS = 3;

    private Benchmark() {}

    /**
     * Makes the data, measures, and removes what it made.
     *
     * @param folder folder to work in, made if missing; it needs about 100 bytes a journey
     * @param journeys number of journeys, at least 1,000
     * @param progress follows the work
     * @return the measures
     * @throws InvalidInputException if there are too few journeys to measure anything
     */
    public static BenchmarkReport run(Path folder, long journeys, Progress progress) {
        if (journeys < MIN_JOURNEYS) {
            throw new InvalidInputException(TEXTS.format("size", journeys));
        }
        Path work = workFolder(folder);
        try {
            Path dataset = work.resolve("observatory");
            progress.start(TEXTS.format("task.dataset"), journeys);
            BenchmarkDataset.make(dataset, journeys, progress);
            progress.start(TEXTS.format("task.duration"), DURATION_RUNS);
            Comparison duration = new DurationBenchmark(dataset).measure(DURATION_RUNS, progress);
            long rows = Math.min(journeys, MAX_EXTRACT_ROWS);
            IntakeBenchmark intakes = new IntakeBenchmark(work);
            progress.start(TEXTS.format("task.extract"), rows);
            intakes.makeExtract(rows, progress);
            progress.start(TEXTS.format("task.intake"), INTAKE_RUNS);
            Comparison intake = intakes.measure(INTAKE_RUNS, progress);
            progress.end();
            return new BenchmarkReport(journeys, duration, rows, intake, ProcessMemory.peakBytes());
        } finally {
            delete(work);
        }
    }

    private static Path workFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.createTempDirectory(folder, "benchmark-");
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("folder", folder), e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
