package fr.parcours.notebook.display;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableText;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.chart.Charts;
import fr.parcours.notebook.chart.Description;
import fr.parcours.notebook.chart.Picture;
import fr.parcours.notebook.chart.SvgPicture;
import fr.parcours.notebook.chart.map.Maps;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** Shows the values a study is made of, as HTML for notebooks and as plain text for everything else. */
public final class Display {

    private static final Texts TEXTS = Texts.of(Display.class);

    /** Heavier drawings make notebooks slow to open, in bytes. */
    private static final int LIGHT = 300_000;

    private Display() {}

    /**
     * Shows a result: its table, its chart, its map and where its numbers come from.
     *
     * @param result any result
     * @return what a notebook shows
     */
    public static DisplayData of(Result result) {
        Grid grid = Grids.of(result.table());
        StringBuilder html = new StringBuilder(grid.html());
        result.details().forEach(detail -> html.append(Grids.of(detail).html()));
        Charts.of(result).ifPresent(chart -> html.append(image(chart, Description.of(chart))));
        Maps.of(result).ifPresent(map -> html.append(image(map, TEXTS.format("map.alt", map.getTitle()))));
        Provenance from = result.provenance();
        boolean english = Texts.language().equals(Locale.ENGLISH);
        html.append(Html.source(
                SourceLine.of(result),
                from.cohort(),
                english ? from.definitionEn() : from.definitionFr(),
                from.method()));
        from.warnings().forEach(warning -> html.append(Html.note("⚠ " + warning)));
        return data(html.toString(), TableText.of(result, Texts.language()).strip());
    }

    /**
     * Shows a table of results.
     *
     * @param table the table
     * @return what a notebook shows
     */
    public static DisplayData of(ResultTable table) {
        return data(Grids.of(table).html(), Grids.of(table).text());
    }

    /**
     * Shows a Tablesaw table: its first rows, with a note if there are more.
     *
     * @param table the table
     * @return what a notebook shows
     */
    public static DisplayData of(Table table) {
        return data(Grids.of(table).html(), Grids.of(table).text());
    }

    /**
     * Shows a sentence.
     *
     * @param paragraph the sentence
     * @return what a notebook shows
     */
    public static DisplayData of(Paragraph paragraph) {
        return data("<p>" + Html.escape(paragraph.text()) + "</p>", paragraph.text());
    }

    /**
     * Shows a chart as a picture.
     *
     * @param chart the chart
     * @return what a notebook shows
     */
    public static DisplayData of(Chart<?, ?> chart) {
        String alt = Description.of(chart);
        return data(image(chart, alt), alt);
    }

    /** A drawing where it is light, with a link that saves it; otherwise a picture of pixels. */
    private static String image(Chart<?, ?> chart, String alt) {
        SvgPicture drawing = SvgPicture.of(chart, alt);
        if (drawing.svg().getBytes(StandardCharsets.UTF_8).length <= LIGHT) {
            return drawing.svg() + saving(chart, drawing);
        }
        Picture picture = Picture.of(chart);
        return "<img alt=\"" + Html.escape(alt) + "\" width=\"" + picture.width() + "\" height=\"" + picture.height()
                + "\" src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png()) + "\">";
    }

    private static String saving(Chart<?, ?> chart, SvgPicture drawing) {
        String name = Normalizer.normalize(chart.getTitle(), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return "<a class=\"parcours-save\" download=\"" + (name.isEmpty() ? "image" : name) + ".svg\" "
                + "href=\"data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(drawing.file()) + "\">"
                + Html.escape(TEXTS.format("save")) + "</a>";
    }

    private static DisplayData data(String html, String text) {
        DisplayData data = new DisplayData(text);
        data.putHTML(Html.frame(html));
        return data;
    }
}
