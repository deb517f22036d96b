package fr.parcours.engine.benchmark;

import fr.parcours.engine.benchmark.BenchmarkReport.Sized;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.FolderTree;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the engine on this machine: an analysis of many journeys and an intake, each beside bare DuckDB doing the
 * part of the work that is its own, whether the cost of intake grows with its rows and no faster, the memory that a
 * workbook takes, and pseudonyms beside the bare hash.
 */
public final class Benchmark {

    /** Journeys when nothing else is asked. */
    public static final long DEFAULT_JOURNEYS = 1_000_000;

    /** Most rows of the extract when nothing else is asked. */
    public static final long DEFAULT_EXTRACT_ROWS = 1_000_000;

    private static final Texts TEXTS = Texts.of(Benchmark.class);
    private static final long MIN_SIZE = 1_000;
    private static final int TENTH = 10;
    /** As many as a sheet holds, in round numbers. */
    private static final long WORKBOOK_ROWS = 1_000_000;

    private static final long IDENTITIES = 5_000_000;
    private static final long CONSOLIDATED = 1_000_000;
    private static final int CAMPAIGNS = 20;
    private static final int ANALYSIS_RUNS = 4;
    private static final int INTAKE_RUNS = 4;

    private Benchmark() {}

    /**
     * Makes the data, measures, and removes what it made.
     *
     * @param folder folder to work in, made if missing; it needs about 100 bytes a journey and 700 a row of the extract
     * @param journeys number of journeys, at least 1,000
     * @param extractRows rows of the extract, at least 1,000
     * @param progress follows the work
     * @return the measures
     * @throws InvalidInputException if there is too little to measure anything
     */
    public static BenchmarkReport run(Path folder, long journeys, long extractRows, Progress progress) {
        checkSize("size", journeys);
        checkSize("size.extract", extractRows);
        Path work = workFolder(folder);
        try {
            // The workbook goes first: it shows how much memory is needed, in a process that has held none yet.
            StreamMeasure workbook = workbook(work.resolve("workbook"), Math.min(extractRows, WORKBOOK_ROWS), progress);
            long identities = Math.min(extractRows, IDENTITIES);
            Comparison pseudonyms = pseudonyms(work, identities, progress);
            List<BenchmarkReport.Analysed> analyses = analyses(work.resolve("observatory"), journeys, progress);
            progress.start(TEXTS.format("task.models"), 2);
            ModelMeasure models = ModelMeasure.of(work.resolve("observatory"), journeys, progress);
            delete(work.resolve("observatory"));
            ConsolidationMeasure consolidation =
                    consolidation(work.resolve("campaigns"), Math.min(journeys, CONSOLIDATED), progress);
            // The small extract goes first: it also warms both sides up for the large one.
            Comparison tenth = intake(work.resolve("tenth"), extractRows / TENTH, progress);
            Comparison intake = intake(work.resolve("whole"), extractRows, progress);
            progress.end();
            return new BenchmarkReport(
                    analyses,
                    models,
                    consolidation,
                    new Sized(extractRows, intake),
                    new Sized(extractRows / TENTH, tenth),
                    workbook,
                    new Sized(identities, pseudonyms));
        } finally {
            delete(work);
        }
    }

    private static List<BenchmarkReport.Analysed> analyses(Path dataset, long journeys, Progress progress) {
        progress.start(TEXTS.format("task.dataset"), journeys);
        BenchmarkDataset.make(dataset, journeys, 1, progress);
        progress.start(TEXTS.format("task.analyses"), (long) MeasuredAnalysis.TABLES.size() * ANALYSIS_RUNS);
        return MeasuredAnalysis.TABLES.stream()
                .map(analysis -> new BenchmarkReport.Analysed(
                        analysis.key(),
                        new Sized(journeys, new AnalysisBenchmark(dataset, analysis).measure(ANALYSIS_RUNS, progress))))
                .toList();
    }

    private static ConsolidationMeasure consolidation(Path folder, long journeys, Progress progress) {
        Path dataset = folder.resolve("observatory");
        progress.start(TEXTS.format("task.campaigns"), journeys * CAMPAIGNS);
        BenchmarkDataset.make(dataset, journeys, CAMPAIGNS, progress);
        progress.start(TEXTS.format("task.consolidation"), 2);
        ConsolidationMeasure measure = ConsolidationMeasure.of(dataset, journeys, CAMPAIGNS, progress);
        delete(folder);
        return measure;
    }

    private static Comparison intake(Path folder, long rows, Progress progress) {
        makeFolder(folder);
        IntakeBenchmark benchmark = new IntakeBenchmark(folder);
        progress.start(TEXTS.format("task.extract"), rows);
        benchmark.makeExtract(rows, progress);
        progress.start(TEXTS.format("task.intake"), INTAKE_RUNS);
        Comparison comparison = benchmark.sides().warmUp().measure(INTAKE_RUNS, progress);
        delete(folder);
        return comparison;
    }

    private static StreamMeasure workbook(Path folder, long rows, Progress progress) {
        makeFolder(folder);
        IntakeBenchmark benchmark = new IntakeBenchmark(folder);
        progress.start(TEXTS.format("task.workbook"), rows);
        benchmark.makeWorkbook(rows, progress);
        progress.start(TEXTS.format("task.intake"), 1);
        StreamMeasure measure = StreamMeasure.of(rows, benchmark::workbookIntake);
        progress.advance(1);
        delete(folder);
        return measure;
    }

    private static Comparison pseudonyms(Path folder, long identities, Progress progress) {
        progress.start(TEXTS.format("task.pseudonyms"), INTAKE_RUNS);
        return new PseudonymBenchmark(folder, identities).sides().warmUp().measure(INTAKE_RUNS, progress);
    }

    static void checkSize(String key, long size) {
        if (size < MIN_SIZE) {
            throw new InvalidInputException(TEXTS.format(key, size));
        }
    }

    static Path workFolder(Path folder) {
        makeFolder(folder);
        try {
            return Files.createTempDirectory(folder, "benchmark-");
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("folder", folder), e);
        }
    }

    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("folder", folder), e);
        }
    }

    static void delete(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
