package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.FunnelPlotResult;
import fr.parcours.engine.analysis.FunnelPlotResult.Point;
import fr.parcours.engine.stats.area.FunnelLimits;
import fr.parcours.engine.stats.area.FunnelStatus;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws areas by size and rate, with the limits within which chance leaves them: a funnel, open to the left. */
final class FunnelPlotChart {

    private static final Texts TEXTS = Texts.of(FunnelPlotChart.class);
    private static final BasicStroke OUTER = stroke();
    private static final BasicStroke INNER = stroke(6, 4);
    private static final BasicStroke MEAN = stroke(2, 3);
    private static final Color WITHIN = new Color(0x7A, 0x93, 0xA8);
    private static final double MARGIN = 0.06;
    private static final int WIDTH = 940;

    /** More names than that run into each other. */
    private static final int NAMED = 12;

    private FunnelPlotChart() {}

    static XYChart of(FunnelPlotResult result) {
        XYChart chart = ChartStyle.chart(
                TEXTS.format("funnel_plot.title"), result.provenance().cohort(), WIDTH, ChartStyle.HEIGHT);
        chart.setXAxisTitle(TEXTS.format("funnel_plot.x"));
        chart.setYAxisTitle(TEXTS.format("funnel_plot.y"));
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        addCurves(chart, result);
        addPoints(chart, result.points());
        addNames(chart, result.points());
        double largest =
                result.points().stream().mapToDouble(Point::followed).max().orElse(1);
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setXAxisMax(largest * (1 + 2 * MARGIN));
        chart.getStyler().setXAxisDecimalPattern("#,##0");
        chart.getStyler().setYAxisMin(range(result)[0]);
        chart.getStyler().setYAxisMax(range(result)[1]);
        chart.setCustomYAxisTickLabelsFormatter(Numbers::wholePercent);
        return chart;
    }

    /** Limits of the smallest areas go far beyond every point: the axis ends where points and most limits do. */
    private static double[] range(FunnelPlotResult result) {
        List<FunnelLimits> curves = result.curves();
        DoubleStream limits = curves.isEmpty()
                ? DoubleStream.empty()
                : DoubleStream.of(
                        curves.get(curves.size() / 2).lower998(),
                        curves.get(curves.size() / 2).upper998());
        double[] heights = DoubleStream.concat(result.points().stream().mapToDouble(Point::rate), limits)
                .filter(Double::isFinite)
                .toArray();
        double low = DoubleStream.of(heights).min().orElse(0);
        double high = DoubleStream.of(heights).max().orElse(1);
        double room = MARGIN * Math.max(high - low, 0.01);
        return new double[] {Math.max(0, low - room), Math.min(1, high + room)};
    }

    private static void addCurves(XYChart chart, FunnelPlotResult result) {
        List<FunnelLimits> curves = result.curves();
        if (curves.isEmpty()) {
            return;
        }
        double low = range(result)[0];
        double high = range(result)[1];
        addCurve(
                chart, TEXTS.format("funnel_plot.998"), curves, within(FunnelLimits::upper998, low, high), OUTER, true);
        addCurve(chart, "·998", curves, within(FunnelLimits::lower998, low, high), OUTER, false);
        addCurve(chart, TEXTS.format("funnel_plot.95"), curves, within(FunnelLimits::upper95, low, high), INNER, true);
        addCurve(chart, "·95", curves, within(FunnelLimits::lower95, low, high), INNER, false);
        addCurve(
                chart,
                TEXTS.format("funnel_plot.mean", Numbers.percent(result.target())),
                curves,
                limits -> result.target(),
                MEAN,
                true);
    }

    /** The library draws beyond the ends of an axis; what is not a number, it leaves out. */
    private static ToDoubleFunction<FunnelLimits> within(
            ToDoubleFunction<FunnelLimits> height, double low, double high) {
        return limits -> {
            double value = height.applyAsDouble(limits);
            return value < low || value > high ? Double.NaN : value;
        };
    }

    private static void addCurve(
            XYChart chart,
            String name,
            List<FunnelLimits> curves,
            ToDoubleFunction<FunnelLimits> height,
            BasicStroke stroke,
            boolean inLegend) {
        XYSeries curve = chart.addSeries(
                name,
                curves.stream().mapToDouble(FunnelLimits::size).toArray(),
                curves.stream().mapToDouble(height).toArray());
        curve.setMarker(SeriesMarkers.NONE);
        curve.setLineColor(ChartStyle.MUTED);
        curve.setLineStyle(stroke);
        curve.setShowInLegend(inLegend);
    }

    private static void addPoints(XYChart chart, List<Point> points) {
        Map<String, List<FunnelStatus>> groups = new LinkedHashMap<>();
        groups.put("far", List.of(FunnelStatus.FAR_ABOVE, FunnelStatus.FAR_BELOW));
        groups.put("beyond", List.of(FunnelStatus.ABOVE, FunnelStatus.BELOW));
        groups.put("within", List.of(FunnelStatus.WITHIN));
        groups.put("small", List.of(FunnelStatus.UNDEFINED));
        groups.forEach((group, statuses) -> {
            List<Point> drawn = points.stream()
                    .filter(point -> statuses.contains(point.status()))
                    .toList();
            if (drawn.isEmpty()) {
                return;
            }
            XYSeries series = chart.addSeries(
                    TEXTS.format("funnel_plot." + group),
                    drawn.stream().mapToDouble(Point::followed).toArray(),
                    drawn.stream().mapToDouble(Point::rate).toArray());
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(marker(group));
            series.setMarkerColor(color(group));
        });
    }

    private static Marker marker(String group) {
        return switch (group) {
            case "far" -> SeriesMarkers.DIAMOND;
            case "beyond" -> SeriesMarkers.TRIANGLE_UP;
            case "small" -> SeriesMarkers.CROSS;
            default -> SeriesMarkers.CIRCLE;
        };
    }

    private static Color color(String group) {
        return switch (group) {
            case "far" -> ChartStyle.color(1);
            case "beyond" -> ChartStyle.color(4);
            case "small" -> ChartStyle.MUTED;
            default -> WITHIN;
        };
    }

    private static void addNames(XYChart chart, List<Point> points) {
        Comparator<Point> farFirst = Comparator.comparing((Point point) -> !isFar(point));
        chart.addAnnotation(new PointNames(points.stream()
                .filter(point -> isFar(point)
                        || Stream.of(FunnelStatus.ABOVE, FunnelStatus.BELOW).anyMatch(point.status()::equals))
                .sorted(farFirst.thenComparing(
                        Comparator.comparingLong(Point::followed).reversed()))
                .limit(NAMED)
                .map(point -> new PointNames.Named(point.label(), point.followed(), point.rate()))
                .toList()));
    }

    private static boolean isFar(Point point) {
        return point.status() == FunnelStatus.FAR_ABOVE || point.status() == FunnelStatus.FAR_BELOW;
    }

    private static BasicStroke stroke(float... dash) {
        return dash.length == 0
                ? new BasicStroke(1.4f)
                : new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, dash, 0f);
    }
}
