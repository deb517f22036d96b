package fr.parcours.notebook;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.chart.ChartFiles;
import fr.parcours.notebook.chart.Charts;
import fr.parcours.notebook.chart.map.Maps;
import fr.parcours.notebook.chart.map.Outlines;
import fr.parcours.notebook.display.CellProgress;
import fr.parcours.notebook.display.Paragraph;
import fr.parcours.notebook.kernel.CancelHooks;
import fr.parcours.notebook.kernel.ParcoursKernel;
import fr.parcours.notebook.number.Numbers;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** What a cell can call without importing anything. */
public final class Notebook {

    private static final Texts TEXTS = Texts.of(Notebook.class);

    private Notebook() {}

    /**
     * Turns a result into a Tablesaw table, to sort, filter and join it. Columns have the stable names of files; hidden
     * and missing values are both missing.
     *
     * @param result any result
     * @return a new table
     */
    public static Table table(Result result) {
        return Tables.of(result.table());
    }

    /**
     * Draws a result, to restyle the chart or add to it.
     *
     * @param result a flow, durations, drop-out or territories
     * @return a new chart
     * @throws InvalidInputException if there is nothing to draw
     */
    public static XYChart chart(Result result) {
        return Charts.of(result)
                .orElseThrow(() -> new InvalidInputException(
                        TEXTS.format("chart.none", result.getClass().getSimpleName())));
    }

    /**
     * Saves the chart of a result, or else its map, replacing the file if there is one.
     *
     * @param result any result that has one
     * @param file the file, ending in {@code .svg}, {@code .png} or {@code .pdf}
     * @throws InvalidInputException if there is nothing to draw, the extension is another or the file cannot be written
     */
    public static void save(Result result, String file) {
        save(Charts.of(result).or(() -> Maps.of(result)).orElseGet(() -> chart(result)), file);
    }

    /**
     * Saves a chart, replacing the file if there is one.
     *
     * @param chart the chart
     * @param file the file, ending in {@code .svg}, {@code .png} or {@code .pdf}
     * @throws InvalidInputException if the extension is another or the file cannot be written
     */
    public static void save(Chart<?, ?> chart, String file) {
        ChartFiles.save(chart, Path.of(file));
    }

    /**
     * Draws a column of a result on a map of départements or regions.
     *
     * @param result a result whose table has one row per zone, such as {@code cohort.across(residenceDepartement())}
     * @param column name of a column of numbers, as in files
     * @return a new chart
     * @throws InvalidInputException if it cannot be drawn; the message says what can
     */
    public static XYChart map(Result result, String column) {
        return Maps.of(result, column);
    }

    /**
     * Draws a column of a result on a map of zones of any kind.
     *
     * @param result a result whose table has one row per zone
     * @param column name of a column of numbers, as in files
     * @param outlines shapes of the zones, see {@link #outlines(String, String)}
     * @return a new chart
     * @throws InvalidInputException if it cannot be drawn; the message says what can
     */
    public static XYChart map(Result result, String column, Outlines outlines) {
        return Maps.of(result, column, outlines);
    }

    /**
     * Reads the outlines of zones from a GeoJSON file, in longitude and latitude.
     *
     * @param file path of the file
     * @param property the property of each zone that holds its code
     * @return the outlines
     * @throws InvalidInputException if the file is something else
     */
    public static Outlines outlines(String file, String property) {
        return Outlines.read(Path.of(file), property);
    }

    /**
     * Writes a proportion as in the tables, for sentences.
     *
     * @param proportion a number between 0 and 1
     * @return such as {@code 47,3 %}
     */
    public static String percent(double proportion) {
        return Numbers.percent(proportion);
    }

    /**
     * Writes a count as in the tables, for sentences.
     *
     * @param value a whole number
     * @return such as {@code 18 941}
     */
    public static String number(long value) {
        return Numbers.count(value);
    }

    /**
     * Writes a proportion that may be withheld, for sentences.
     *
     * @param proportion a number between 0 and 1, empty when withheld
     * @return such as {@code 47,3 %}, or {@code s}
     */
    public static String percent(OptionalDouble proportion) {
        return Numbers.percent(proportion);
    }

    /**
     * Writes a count that may be withheld, for sentences.
     *
     * @param value a whole number, empty when withheld
     * @return such as {@code 18 941}, or {@code s}
     */
    public static String number(OptionalLong value) {
        return Numbers.count(value);
    }

    /**
     * Writes a number with one decimal, for sentences.
     *
     * @param value any number
     * @return such as {@code 13,4}
     */
    public static String decimal(double value) {
        return Numbers.decimal(value);
    }

    /**
     * Writes how far values go, for sentences: the lowest and the highest, with their names.
     *
     * @param values values by name, empty where withheld or unknown
     * @param writer writes a value, such as {@code x -> percent(x)}
     * @return such as {@code 23,2 % pour « Bretagne » à 31,0 % pour « Normandie »}, empty if fewer than two are known
     */
    public static Optional<String> range(Map<String, OptionalDouble> values, DoubleFunction<String> writer) {
        List<Map.Entry<String, OptionalDouble>> known = values.entrySet().stream()
                .filter(value -> value.getValue().isPresent())
                .sorted(Comparator.comparingDouble(value -> value.getValue().getAsDouble()))
                .toList();
        if (known.size() < 2) {
            return Optional.empty();
        }
        Map.Entry<String, OptionalDouble> lowest = known.get(0);
        Map.Entry<String, OptionalDouble> highest = known.get(known.size() - 1);
        return Optional.of(TEXTS.format(
                "range",
                writer.apply(lowest.getValue().getAsDouble()),
                lowest.getKey(),
                writer.apply(highest.getValue().getAsDouble()),
                highest.getKey()));
    }

    /**
     * Makes a sentence of a study. As the last value of a cell it shows itself.
     *
     * @param format the sentence, with {@code %s} where values go
     * @param values numbers already written, such as {@code percent(rate)}, and words
     * @return the sentence
     */
    @SuppressWarnings("AnnotateFormatMethod") // Cells are not compiled with the check.
    public static Paragraph text(String format, Object... values) {
        return new Paragraph(format.formatted(values));
    }

    /**
     * Shows a value now, in the middle of a cell.
     *
     * @param value a result, a table, a chart or anything else
     */
    public static void show(Object value) {
        BaseKernel kernel = BaseKernel.notebookKernel();
        kernel.display(kernel.getRenderer().render(value));
    }

    /**
     * Shows a result that parameters may rule out, such as a model without events or a comparison of too few areas: a
     * sentence then says why there is none, and the study goes on.
     *
     * @param analysis what computes it, such as {@code () -> comparison.funnel(true)}
     * @param <T> type of the result
     * @return the result, empty where there is none
     */
    public static <T extends Result> Optional<T> showIfPossible(Supplier<T> analysis) {
        T result;
        try {
            result = analysis.get();
        } catch (InvalidInputException e) {
            show(new Paragraph(TEXTS.format("result.none", e.getMessage())));
            return Optional.empty();
        }
        show(result);
        return Optional.of(result);
    }

    /**
     * Opens the dataset that this notebook was started on; an interrupted cell also stops what runs in it, and it is
     * closed with the kernel. Each call opens it anew, with what was published since.
     *
     * @return the observatory
     * @throws InvalidInputException if the notebook was started without a dataset
     */
    public static Observatory dataset() {
        Path folder = Optional.ofNullable(System.getProperty("parcours.dataset"))
                .or(() -> Optional.ofNullable(System.getenv("PARCOURS_DATASET")))
                .map(Path::of)
                .orElseThrow(() -> new InvalidInputException(TEXTS.format("dataset.none")));
        Observatory observatory = Observatory.open(folder, new CellProgress());
        CancelHooks.add(observatory::cancel);
        Runtime.getRuntime().addShutdownHook(new Thread(observatory::close));
        return observatory;
    }

    /** Prints the whole stack of the last error. */
    public static void stackTrace() {
        if (BaseKernel.notebookKernel() instanceof ParcoursKernel kernel) {
            kernel.printLastStackTrace();
        }
    }
}
