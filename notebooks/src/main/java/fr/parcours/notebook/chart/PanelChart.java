package fr.parcours.notebook.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart of one panel per stratum, all with the same axes, side by side and below each other.
 *
 * <p>The panels are parts of one plane, as the library knows one plot only.
 */
final class PanelChart {

    /** More panels are too small, or too many to compare. */
    static final int MOST = 12;

    private static final int LEFT = 76;
    private static final int ALONE = 310;
    private static final int ONE_OF_ROW = 250;
    private static final int ONE_OF_ROWS = 170;

    /** Room between two rows of panels: numbers of the ticks and the name of the next one. */
    private static final int BETWEEN = 46;

    /** Room between two panels of a row, as a part of their width. */
    private static final double GUTTER = 0.1;

    private static final int TOP = 64;
    private static final int NAMES = 18;
    private static final int BOTTOM = 56;

    private final XYChart chart;
    private final Axis x;
    private final Axis y;
    private final int columns;
    private final int rows;
    private final double gap;
    private final List<EndLabels.End> ends = new ArrayList<>();

    PanelChart(
            String title,
            String subtitle,
            String xTitle,
            String yTitle,
            List<String> panels,
            Axis x,
            Axis y,
            List<Key.Entry> entries) {
        int count = panels.size();
        this.x = x;
        this.y = y;
        this.columns = count == 4 ? 2 : Math.min(3, count);
        this.rows = (count + columns - 1) / columns;
        int panelHeight = count == 1 ? ALONE : rows == 1 ? ONE_OF_ROW : ONE_OF_ROWS;
        this.gap = (double) BETWEEN / panelHeight;
        int names = count > 1 ? NAMES : 0;
        Key key = new Key(entries, LEFT + ChartStyle.PADDING, ChartStyle.WIDTH - LEFT - 2 * ChartStyle.PADDING);
        int plot = rows * panelHeight + (rows - 1) * BETWEEN;
        chart = ChartStyle.chart(
                title, subtitle, ChartStyle.WIDTH, TOP + names + plot + BOTTOM + key.height() + ChartStyle.PADDING);
        chart.setXAxisTitle(xTitle);
        chart.setYAxisTitle(yTitle);
        chart.getStyler().setChartTitlePadding(chart.getStyler().getChartTitlePadding() + names / 2);
        chart.getStyler().setAxisTicksVisible(false);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setMarkerSize(count == 1 ? 6 : 5);
        // The library leaves this room above its own title, which is not drawn: only ours is.
        chart.getStyler().setAxisTitlePadding(BOTTOM - 14 + key.height());
        chart.getStyler().setChartFontColor(ChartStyle.INVISIBLE);
        chart.getStyler().setYAxisTitleVisible(false);
        chart.getStyler().setYAxisLeftWidthHint(LEFT);
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setXAxisMax(width() * (columns + GUTTER * (columns - 1)));
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(height() * (rows + gap * (rows - 1)));
        grid(count);
        ticks(count);
        for (int i = 0; i < count && count > 1; i++) {
            chart.addAnnotation(new Label(
                    ChartStyle.fit(panels.get(i), (ChartStyle.WIDTH - LEFT) / columns - 24, 12),
                    x(i, x.min()),
                    y(i, y.max()),
                    Label.Side.ABOVE,
                    7,
                    ChartStyle.TEXT,
                    ChartStyle.font(12)));
        }
        chart.addAnnotation(new BottomTitle(xTitle, 36));
        chart.addAnnotation(new SideTitle(yTitle));
        chart.addAnnotation(key);
    }

    /** Whether names may stand beside the ends of lines. */
    boolean isAlone() {
        return columns == 1;
    }

    private double width() {
        return x.max() - x.min();
    }

    private double height() {
        return y.max() - y.min();
    }

    private double x(int panel, double value) {
        return panel % columns * width() * (1 + GUTTER) + value - x.min();
    }

    private double y(int panel, double value) {
        double clipped = Math.min(y.max(), Math.max(y.min(), value));
        return Double.isNaN(value)
                ? Double.NaN
                : (rows - 1 - panel / columns) * height() * (1 + gap) + clipped - y.min();
    }

    private double[] xs(int panel, double... values) {
        return Arrays.stream(values).map(value -> x(panel, value)).toArray();
    }

    private double[] ys(int panel, double... values) {
        return Arrays.stream(values).map(value -> y(panel, value)).toArray();
    }

    private void grid(int count) {
        List<Double> gridX = new ArrayList<>();
        List<Double> gridY = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (double tick : y.ticks()) {
                gridX.addAll(List.of(x(i, x.min()), x(i, x.max()), x(i, x.max())));
                gridY.addAll(List.of(y(i, tick), y(i, tick), Double.NaN));
            }
        }
        XYSeries grid = chart.addSeries(Description.UNNAMED, gridX, gridY);
        grid.setLineColor(ChartStyle.GRID);
        grid.setLineStyle(new BasicStroke(1f));
        grid.setMarker(SeriesMarkers.NONE);
        grid.setShowInLegend(false);
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            for (double tick : x.ticks()) {
                chart.addAnnotation(label(x.writer().apply(tick), x(i, tick), y(i, y.min()), Label.Side.BELOW));
            }
            if (i % columns == 0) {
                for (double tick : y.ticks()) {
                    chart.addAnnotation(label(y.writer().apply(tick), x(i, x.min()), y(i, tick), Label.Side.LEFT));
                }
            }
        }
    }

    private static Label label(String text, double x, double y, Label.Side side) {
        return new Label(text, x, y, side, 6, ChartStyle.TEXT, ChartStyle.font(11));
    }

    /** Adds a line; the first one of a name is in the description of the chart. */
    XYSeries line(int panel, String name, double[] valuesX, double[] valuesY, Color color, BasicStroke stroke) {
        XYSeries series = chart.addSeries(named(panel, name), xs(panel, valuesX), ys(panel, valuesY));
        series.setShowInLegend(panel == 0);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(stroke);
        return series;
    }

    /** Adds a surface. */
    XYSeries surface(int panel, String name, double[] valuesX, double[] valuesY, Color color) {
        XYSeries area = chart.addSeries(named(panel, name), xs(panel, valuesX), ys(panel, valuesY));
        area.setShowInLegend(panel == 0 && !name.startsWith(Description.UNNAMED));
        area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        area.setFillColor(color);
        area.setLineStyle(SeriesLines.NONE);
        area.setMarker(SeriesMarkers.NONE);
        return area;
    }

    /** Adds what is between two lines over the same values. */
    void between(int panel, String name, double[] valuesX, double[] lower, double[] upper, Color color) {
        int count = valuesX.length;
        double[] aroundX = Arrays.copyOf(valuesX, 2 * count);
        double[] aroundY = Arrays.copyOf(lower, 2 * count);
        for (int i = 0; i < count; i++) {
            aroundX[count + i] = valuesX[count - 1 - i];
            aroundY[count + i] = upper[count - 1 - i];
        }
        surface(panel, name, aroundX, aroundY, color);
    }

    /** Writes in a panel. */
    void note(int panel, String text, double valueX, double valueY) {
        chart.addAnnotation(new Label(
                text, x(panel, valueX), y(panel, valueY), Label.Side.RIGHT, -3, ChartStyle.MUTED, ChartStyle.font(11)));
    }

    /** Names a line where it ends, in a chart of one panel. */
    void end(String name, double valueX, double valueY, Color color) {
        ends.add(new EndLabels.End(name, x(0, valueX), y(0, valueY), color));
    }

    XYChart chart() {
        if (!ends.isEmpty()) {
            int plot = chart.getWidth() - LEFT - 2 * ChartStyle.PADDING;
            double last = ends.stream().mapToDouble(EndLabels.End::x).max().orElse(0);
            chart.getStyler()
                    .setXAxisMax(Math.max(chart.getStyler().getXAxisMax(), EndLabels.axisEnd(ends, plot, last)));
            chart.addAnnotation(new EndLabels(ends));
        }
        return chart;
    }

    private static String named(int panel, String name) {
        return panel == 0 ? name : name + Description.UNNAMED + panel;
    }
}
