package fr.parcours.notebook.display;

import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableText;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.chart.Charts;
import fr.parcours.notebook.chart.Picture;
import fr.parcours.notebook.chart.map.Maps;
import java.util.Base64;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** Shows the values a study is made of, as HTML for notebooks and as plain text for everything else. */
public final class Display {

    private static final Texts TEXTS = Texts.of(Display.class);

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
        Charts.of(result).ifPresent(chart -> html.append(image(chart, TEXTS.format("chart.alt", chart.getTitle()))));
        Maps.of(result).ifPresent(map -> html.append(image(map, TEXTS.format("map.alt", map.getTitle()))));
        html.append(Html.note(SourceLine.of(result)));
        result.provenance().warnings().forEach(warning -> html.append(Html.note("⚠ " + warning)));
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
        String alt = TEXTS.format(
                "chart.alt",
                Optional.ofNullable(chart.getTitle())
                        .filter(title -> !title.isBlank())
                        .orElse("XChart"));
        return data(image(chart, alt), alt);
    }

    private static String image(Chart<?, ?> chart, String alt) {
        Picture picture = Picture.of(chart);
        return "<img alt=\"" + Html.escape(alt) + "\" width=\"" + picture.width() + "\" height=\"" + picture.height()
                + "\" src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png()) + "\">";
    }

    private static DisplayData data(String html, String text) {
        DisplayData data = new DisplayData(text);
        data.putHTML(Html.frame(html));
        return data;
    }
}
