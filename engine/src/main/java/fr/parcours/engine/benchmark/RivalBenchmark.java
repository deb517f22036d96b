package fr.parcours.engine.benchmark;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Measures the same analyses by this software, by its statements alone and by other tools, over the same partitions.
 * Every run is a process of its own, timed from its start to its end; a time counts only if the numbers are those of
 * the engine.
 */
public final class RivalBenchmark {

    private static final Texts TEXTS = Texts.of(RivalBenchmark.class);
    /** Who took this long in all is not run again: chance weighs little in long runs. */
    private static final double ENOUGH_SECONDS = 60;
    /** Of the memory available at the start; beyond it the system would slow down or kill. */
    private static final double MEMORY_SHARE = 0.9;

    private final RivalSettings settings;
    private final RivalScripts scripts;
    private final Map<RivalTool, RivalScripts.About> present = new EnumMap<>(RivalTool.class);
    private final MeasuredProcess.Limits limits;

    private RivalBenchmark(Path folder, RivalSettings settings) {
        this.settings = settings;
        this.scripts = RivalScripts.unpack(folder, settings);
        OptionalLong available = ProcessMemory.availableBytes();
        this.limits = new MeasuredProcess.Limits(
                settings.limit(),
                available.isPresent()
                        ? OptionalLong.of((long) (available.getAsLong() * MEMORY_SHARE))
                        : OptionalLong.empty());
        for (RivalTool tool : RivalTool.scripted()) {
            scripts.about(tool).ifPresent(about -> present.put(tool, about));
        }
    }

    /**
     * Makes the data, measures, and removes what it made.
     *
     * @param folder folder to work in, made if missing; it needs about 100 bytes a journey, and 300 if R reads CSV
     * @param settings sizes, commands and limits
     * @param progress follows the work
     * @return the measures; tools that are not there are named as absent
     * @throws InvalidInputException if the folder cannot be used
     */
    public static RivalReport run(Path folder, RivalSettings settings, Progress progress) {
        Path work = Benchmark.workFolder(folder.toAbsolutePath());
        try {
            RivalBenchmark benchmark = new RivalBenchmark(work.resolve("scripts"), settings);
            List<RivalReport.Size> sizes = new ArrayList<>();
            for (long journeys : settings.sizes()) {
                Path place = work.resolve("size-" + journeys);
                sizes.add(new RivalReport.Size(journeys, benchmark.measure(place, journeys, progress)));
                Benchmark.delete(place);
            }
            progress.end();
            return new RivalReport(settings.limit(), benchmark.present, sizes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Benchmark.delete(work);
        }
    }

    private Map<MeasuredAnalysis, Map<RivalTool, RivalRun>> measure(Path place, long journeys, Progress progress)
            throws IOException {
        progress.start(TEXTS.format("task.dataset"), journeys);
        BenchmarkDataset.make(dataset(place), journeys, 1, progress);
        if (present.values().stream().anyMatch(RivalScripts.About::readsCsv)) {
            Benchmark.makeFolder(csv(place));
            writeCsv(dataset(place), csv(place));
        }
        progress.start(
                TEXTS.format("task.rivals"), (long) MeasuredAnalysis.COMPARED.size() * RivalTool.values().length);
        Map<MeasuredAnalysis, Map<RivalTool, RivalRun>> runs = new EnumMap<>(MeasuredAnalysis.class);
        for (MeasuredAnalysis analysis : MeasuredAnalysis.COMPARED) {
            Result result = answer(dataset(place), analysis);
            AnalysisProcess.write(result.provenance().sql(), statements(place, analysis));
            KeyNumbers expected = KeyNumbers.of(analysis, result.table());
            Map<RivalTool, RivalRun> byTool = new EnumMap<>(RivalTool.class);
            for (RivalTool tool : RivalTool.values()) {
                byTool.put(tool, run(tool, analysis, place, expected));
                progress.advance(1);
            }
            runs.put(analysis, byTool);
        }
        return runs;
    }

    private static Path dataset(Path place) {
        return place.resolve("observatory");
    }

    private static Path csv(Path place) {
        return place.resolve("csv");
    }

    private static Path statements(Path place, MeasuredAnalysis analysis) {
        return place.resolve(analysis.key() + ".json");
    }

    private RivalRun run(RivalTool tool, MeasuredAnalysis analysis, Path place, KeyNumbers expected) {
        if (tool.isScripted() && !present.containsKey(tool)) {
            return RivalRun.ABSENT;
        }
        Path dataset = dataset(place);
        MeasuredProcess process = switch (tool) {
            case PARCOURS -> new MeasuredProcess(AnalysisProcess.engine(dataset, analysis), place);
            case DUCKDB ->
                new MeasuredProcess(AnalysisProcess.bare(dataset, analysis, statements(place, analysis)), place);
            default -> scripts.process(tool, analysis, dataset, csv(place));
        };
        return repeated(process, tool == RivalTool.DUCKDB ? Optional.empty() : Optional.of(expected));
    }

    private static Result answer(Path dataset, MeasuredAnalysis analysis) {
        try (Observatory observatory = Observatory.open(dataset)) {
            return analysis.unprotected(observatory);
        }
    }

    private RivalRun repeated(MeasuredProcess process, Optional<KeyNumbers> expected) {
        RivalRun run = RivalRun.of(process, limits, expected);
        for (int i = 1;
                i < settings.runs() && run.status() == RivalRun.Status.ANSWERED && run.totalSeconds() < ENOUGH_SECONDS;
                i++) {
            run = run.then(RivalRun.of(process, limits, expected));
        }
        return run;
    }

    /** The columns that scripts read, of the tables of a dataset with one campaign. */
    static void writeCsv(Path dataset, Path csv) {
        try (Session session = Session.open(SessionSettings.analysis())) {
            for (Table table : Table.values()) {
                String columns = table == Table.JOURNEY
                        ? "region, journey_id, certifier, level, sex, birth_year, employment_status, disability, support,"
                                + " observed_until"
                        : "journey_id, step, step_date, rank, outcome";
                session.run("copy (select " + columns + " from " + AnalysisBenchmark.files(dataset, table) + ") to "
                        + SqlText.literal(
                                csv.resolve(table.tableName() + ".csv").toString()) + " (format csv, header)");
            }
        }
    }
}
