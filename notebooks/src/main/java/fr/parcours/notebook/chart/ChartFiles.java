package fr.parcours.notebook.chart;

import fr.parcours.engine.result.WholeFile;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.internal.chartpart.Chart;

/** Saves charts in files, in the format their extension names: {@code .svg}, {@code .png} or {@code .pdf}. */
public final class ChartFiles {

    private static final Texts TEXTS = Texts.of(ChartFiles.class);
    private static final Map<String, Format> FORMATS = new TreeMap<>(Map.of(
            ".svg", chart -> SvgPicture.of(chart, Description.of(chart)).file(),
            ".png", chart -> Picture.of(chart).png(),
            ".pdf", chart -> PdfPicture.of(chart, Description.of(chart))));

    /** Draws a chart as the content of a file. */
    @FunctionalInterface
    private interface Format {
        byte[] draw(Chart<?, ?> chart) throws IOException;
    }

    private ChartFiles() {}

    /**
     * Saves a chart, replacing the file if there is one.
     *
     * @param chart the chart
     * @param target the file; its folder must exist
     * @throws InvalidInputException if the extension is unknown, the folder is missing or the file cannot be written
     */
    public static void save(Chart<?, ?> chart, Path target) {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        Format format = FORMATS.entrySet().stream()
                .filter(known -> name.endsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        TEXTS.format("file.extension", target, String.join(", ", FORMATS.keySet()))));
        WholeFile.write(target, file -> Files.write(file, format.draw(chart)));
    }
}
