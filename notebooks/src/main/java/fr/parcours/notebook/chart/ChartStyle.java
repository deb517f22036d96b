package fr.parcours.notebook.chart;

import fr.parcours.layout.Texts;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.font.FontRenderContext;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The one style of all charts: white background, colours that colour-blind readers tell apart, French numbers. */
public final class ChartStyle {

    static final int WIDTH = 760;
    static final int HEIGHT = 440;
    static final int PADDING = 14;

    /** Colour of what is to be read first. */
    public static final Color TEXT = new Color(0x22, 0x22, 0x22);

    static final Color MUTED = new Color(0x66, 0x66, 0x66);
    static final Color INVISIBLE = new Color(0, 0, 0, 0);
    /** Colour of lines behind the data. */
    public static final Color GRID = new Color(0xE3, 0xE3, 0xE3);

    /** Okabe and Ito (2008), without black and yellow, most contrasted first. */
    private static final Color[] PALETTE = {
        new Color(0x00, 0x72, 0xB2),
        new Color(0xD5, 0x5E, 0x00),
        new Color(0x00, 0x9E, 0x73),
        new Color(0xCC, 0x79, 0xA7),
        new Color(0xE6, 0x9F, 0x00),
        new Color(0x56, 0xB4, 0xE9),
    };

    /** Line patterns repeat with a different period than colours, so that twelve curves stay distinct. */
    private static final float[][] DASHES = {{}, {8, 4}, {2, 3}, {10, 3, 2, 3}};

    private static final Marker[] MARKERS = {
        SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP
    };

    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    /** Lightness beyond which texts cannot be read. */
    private static final double LIGHT = 0.5;

    private ChartStyle() {}

    /**
     * Returns the colour of a series.
     *
     * @param index rank of the series, from 0
     * @return a colour; colours come back after the sixth
     */
    public static Color color(int index) {
        return PALETTE[index % PALETTE.length];
    }

    static Color band(int index) {
        return faint(color(index));
    }

    /** The colour of a band around a line. */
    static Color faint(Color line) {
        return new Color(line.getRed(), line.getGreen(), line.getBlue(), 38);
    }

    static BasicStroke line(int index) {
        float[] dash = DASHES[index % DASHES.length];
        return dash.length == 0
                ? new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER)
                : new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, dash, 0f);
    }

    static Marker marker(int index) {
        return MARKERS[index % MARKERS.length];
    }

    /**
     * Returns the font of texts.
     *
     * @param size size in points
     * @return the font
     */
    public static Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    /** The same colour, darker where small texts in it could not be read on white. */
    static Color ink(Color color) {
        double light = (0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue()) / 255;
        return light > LIGHT ? color.darker() : color;
    }

    /** How wide a text is, in pixels. */
    static int width(String text, int size) {
        return width(text, font(size));
    }

    /** Measures a text in a font, in pixels. */
    static int width(String text, Font font) {
        return (int) Math.ceil(font.getStringBounds(text, METRICS).getWidth());
    }

    /** Cuts a text in a font of some size with an ellipsis where it is wider than its room. */
    static String fit(String text, int room, int size) {
        String fitted = text;
        while (fitted.length() > 1 && width(fitted, size) > room) {
            fitted = fitted.substring(0, fitted.length() - 2).stripTrailing() + "…";
        }
        return fitted;
    }

    /** Cuts a text with an ellipsis where it is wider than its room. */
    static String fit(String text, int room, FontMetrics metrics) {
        String fitted = text;
        while (fitted.length() > 1 && metrics.stringWidth(fitted) > room) {
            fitted = fitted.substring(0, fitted.length() - 2).stripTrailing() + "…";
        }
        return fitted;
    }

    /**
     * Makes an empty chart in the common style.
     *
     * @param title title above the chart
     * @param subtitle smaller second line, empty if there is none
     * @param width width in pixels
     * @param height height in pixels
     * @return the chart, to which series can be added
     */
    public static XYChart chart(String title, String subtitle, int width, int height) {
        XYChart chart = new XYChartBuilder()
                .title(subtitle.isEmpty() ? title : title + " – " + subtitle)
                .width(width)
                .height(height)
                .build();
        XYStyler style = chart.getStyler();
        style.setLocale(Texts.language().equals(Locale.ENGLISH) ? Locale.UK : Locale.FRANCE);
        style.setBaseFont(font(13));
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setChartFontColor(TEXT);
        style.setChartTitleBoxVisible(false);
        // The library centres its title on one line and cuts it: ours is drawn in the room that its own keeps.
        style.setChartTitleFont(font(6));
        style.setChartTitleFontColor(INVISIBLE);
        style.setChartTitlePadding(subtitle.isEmpty() ? 10 : 19);
        chart.addAnnotation(new Title(title, subtitle));
        style.setChartPadding(PADDING);
        style.setAxisTitleFont(font(13));
        style.setAxisTickLabelsFont(font(12));
        style.setAxisTickLabelsColor(TEXT);
        style.setAxisTickMarksColor(MUTED);
        style.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1f));
        style.setPlotContentSize(0.985);
        style.setPlotMargin(0);
        style.setLegendBorderColor(Color.WHITE);
        style.setLegendBackgroundColor(Color.WHITE);
        style.setLegendFont(font(12));
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setAnnotationTextFont(font(12));
        style.setAnnotationTextFontColor(TEXT);
        return chart;
    }

    /**
     * Makes a chart without axes, for what is painted as a whole.
     *
     * @param title title above the chart
     * @param subtitle smaller second line, empty if there is none
     * @param width width in pixels
     * @param height height in pixels
     * @return the chart, to which a painter can be added
     */
    public static XYChart blank(String title, String subtitle, int width, int height) {
        XYChart chart = chart(title, subtitle, width, height);
        chart.getStyler().setAxisTicksVisible(false);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setLegendVisible(false);
        // The library draws no chart without a series.
        XYSeries nothing = chart.addSeries(Description.UNNAMED, new double[] {0}, new double[] {0});
        nothing.setMarker(SeriesMarkers.NONE);
        return chart;
    }
}
