package fr.parcours.notebook.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart of named rows from top to bottom and a proportion from left to right: bars or points with intervals.
 *
 * <p>Rows are at the vertical positions 0, −1, −2…
 */
final class RowChart {

    private static final int FRAME = 110;
    private static final Font LABELS = ChartStyle.font(12);

    private final XYChart chart;

    RowChart(String title, String subtitle, String axisTitle, List<String> rows, double largest, int rowHeight) {
        chart = ChartStyle.chart(title, subtitle, ChartStyle.WIDTH, FRAME + rowHeight * Math.max(2, rows.size()));
        chart.setXAxisTitle(axisTitle);
        Percent.horizontal(chart, largest);
        chart.getStyler().setPlotContentSize(0.96);
        chart.getStyler().setYAxisMin(0.5 - Math.max(1, rows.size()));
        chart.getStyler().setYAxisMax(0.5);
        chart.getStyler().setYAxisTicksVisible(false);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false);
        chart.getStyler().setLegendVisible(false);
        rows.forEach(row -> leaveRoom(ChartStyle.width(row, LABELS)));
        for (int i = 0; i < rows.size(); i++) {
            chart.addAnnotation(new Label(rows.get(i), 0, -i, Label.Side.LEFT, 8, ChartStyle.TEXT, LABELS));
        }
    }

    private void leaveRoom(int width) {
        chart.getStyler().setYAxisLeftWidthHint(Math.max(chart.getStyler().getYAxisLeftWidthHint(), width + 24));
    }

    /** Names a part of the rows, in a row that has no bar. */
    void heading(String text, int row) {
        Font bold = LABELS.deriveFont(Font.BOLD);
        leaveRoom(ChartStyle.width(text, bold));
        chart.addAnnotation(new Label(text, 0, -row, Label.Side.LEFT, 8, ChartStyle.TEXT, bold));
    }

    /** Adds a bar that starts at zero. */
    void bar(String name, double position, double thickness, double value, Color color) {
        double top = position + thickness / 2;
        double bottom = position - thickness / 2;
        XYSeries bar = chart.addSeries(
                name, new double[] {0, value, value, 0, 0}, new double[] {top, top, bottom, bottom, top});
        bar.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        bar.setFillColor(color);
        bar.setLineStyle(SeriesLines.NONE);
        bar.setMarker(SeriesMarkers.NONE);
        bar.setShowInLegend(false);
    }

    /** Adds the 95 % interval of a row. */
    void interval(String name, double position, double lower, double upper, Color color) {
        XYSeries line = chart.addSeries(name, new double[] {lower, upper}, new double[] {position, position});
        line.setLineColor(color);
        line.setLineStyle(new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        line.setMarker(SeriesMarkers.NONE);
        line.setShowInLegend(false);
    }

    /** Adds the estimates of one series, one point per row that has one. */
    XYSeries points(String name, double[] values, double[] positions, int index) {
        XYSeries points = chart.addSeries(name, values, positions);
        points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        points.setMarker(ChartStyle.marker(index));
        points.setMarkerColor(ChartStyle.color(index));
        return points;
    }

    /** Writes at the end of a bar, inside it. */
    void noteInside(String text, double x, double position) {
        chart.addAnnotation(new Label(text, x, position, Label.Side.LEFT, 7, Color.WHITE, ChartStyle.font(11)));
    }

    /** Writes beside a bar or an interval. */
    void note(String text, double x, double position, Color color) {
        chart.addAnnotation(new Label(text, x, position, Label.Side.RIGHT, 7, color, ChartStyle.font(11)));
    }

    XYChart chart() {
        return chart;
    }
}
