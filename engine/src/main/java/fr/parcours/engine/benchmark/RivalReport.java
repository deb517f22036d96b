package fr.parcours.engine.benchmark;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableText;
import fr.parcours.layout.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What other tools take for the analyses of this software, by number of journeys. */
public final class RivalReport {

    private static final Texts TEXTS = Texts.of(RivalReport.class);
    private static final double MEBIBYTE = 1024 * 1024;
    private static final double MILLION = 1e6;

    private final Duration limit;
    private final Map<RivalTool, RivalScripts.About> present;
    private final List<Size> sizes;

    /**
     * The measures of one size.
     *
     * @param journeys journeys in the dataset
     * @param runs what came of each analysis by each tool
     */
    record Size(long journeys, Map<MeasuredAnalysis, Map<RivalTool, RivalRun>> runs) {

        RivalRun run(MeasuredAnalysis analysis, RivalTool tool) {
            return runs.get(analysis).get(tool);
        }
    }

    RivalReport(Duration limit, Map<RivalTool, RivalScripts.About> present, List<Size> sizes) {
        this.limit = limit;
        this.present = Map.copyOf(present);
        this.sizes = List.copyOf(sizes);
    }

    /**
     * Writes the report as lines of text.
     *
     * @param locale English, or else French
     * @return several lines
     */
    public String text(Locale locale) {
        Locale language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        List<String> lines = new ArrayList<>();
        lines.add(TEXTS.in(language, "rivals.title"));
        RivalTool.scripted().forEach(tool -> lines.add(about(language, tool)));
        for (Size size : sizes) {
            lines.add("");
            lines.add(table(
                    language,
                    TEXTS.in(language, "rivals.table", journeys(language, size)),
                    (analysis, tool) -> measure(language, size.run(analysis, tool))));
            lines.addAll(notes(language, size));
        }
        if (sizes.size() > 1) {
            Size small = sizes.get(0);
            Size large = sizes.get(sizes.size() - 1);
            lines.add("");
            lines.add(table(
                    language,
                    TEXTS.in(language, "rivals.linearity", journeys(language, small), journeys(language, large)),
                    (analysis, tool) -> linearity(language, small, large, analysis, tool)));
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private String about(Locale language, RivalTool tool) {
        String name = name(language, tool);
        RivalScripts.About about = present.get(tool);
        if (about == null) {
            return TEXTS.in(language, "rivals.missing", name);
        }
        return TEXTS.in(language, about.readsCsv() ? "rivals.csv" : "rivals.parquet", name, about.versions());
    }

    /** A table of analyses by tools; its texts are in one language only. */
    private static String table(
            Locale language, String title, BiFunction<MeasuredAnalysis, RivalTool, String> content) {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(column(TEXTS.in(language, "rivals.analysis")));
        Stream.of(RivalTool.values()).forEach(tool -> columns.add(column(name(language, tool))));
        List<List<Cell>> rows = MeasuredAnalysis.COMPARED.stream()
                .map(analysis -> Stream.concat(
                                Stream.of(TEXTS.in(language, "analysis." + analysis.key())),
                                Stream.of(RivalTool.values()).map(tool -> content.apply(analysis, tool)))
                        .map(Cell::text)
                        .toList())
                .toList();
        return TableText.of(new ResultTable("rivals", title, title, columns, rows), language);
    }

    private static ResultColumn column(String label) {
        return new ResultColumn(label, label, label, ResultColumn.Kind.TEXT);
    }

    private String measure(Locale language, RivalRun run) {
        return switch (run.status()) {
            case ANSWERED ->
                TEXTS.in(
                        language,
                        "rivals.measure",
                        seconds(language, run.median()),
                        run.bytes().isPresent()
                                ? String.format(language, "%,.0f", run.bytes().getAsLong() / MEBIBYTE)
                                : "–");
            case TOO_LONG -> TEXTS.in(language, "rivals.too_long", limit.toSeconds());
            default -> TEXTS.in(language, "rivals." + run.status().name().toLowerCase(Locale.ROOT));
        };
    }

    /** Says of each answer that differs on which number, and of each failure with which error. */
    private static List<String> notes(Locale language, Size size) {
        List<String> notes = new ArrayList<>();
        size.runs()
                .forEach((analysis, runs) -> runs.forEach((tool, run) -> {
                    String where = TEXTS.in(language, "analysis." + analysis.key()) + ", " + name(language, tool);
                    run.difference()
                            .ifPresent(difference -> notes.add(TEXTS.in(
                                    language,
                                    "rivals.difference",
                                    where,
                                    difference.name(),
                                    difference.found().isPresent()
                                            ? difference.found().getAsDouble()
                                            : "–",
                                    difference.expected())));
                    if (!run.error().isEmpty()) {
                        notes.add(TEXTS.in(language, "rivals.error", where, run.error()));
                    }
                }));
        return notes;
    }

    private static String linearity(
            Locale language, Size small, Size large, MeasuredAnalysis analysis, RivalTool tool) {
        RivalRun first = small.run(analysis, tool);
        RivalRun last = large.run(analysis, tool);
        if (first.status() != RivalRun.Status.ANSWERED || last.status() != RivalRun.Status.ANSWERED) {
            return "–";
        }
        double before = first.median() / small.journeys() * MILLION;
        double after = last.median() / large.journeys() * MILLION;
        return TEXTS.in(
                language,
                "rivals.per_million",
                seconds(language, before),
                seconds(language, after),
                seconds(language, after / before));
    }

    private static String seconds(Locale language, double value) {
        return String.format(language, "%.2f", value);
    }

    private static String journeys(Locale language, Size size) {
        return String.format(language, "%,d", size.journeys());
    }

    private static String name(Locale language, RivalTool tool) {
        return TEXTS.in(language, "rivals.tool." + tool.key());
    }
}
