package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.analysis.DurationResult.Curve;
import fr.parcours.engine.analysis.DurationResult.Point;
import fr.parcours.engine.result.CellText;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the share of journeys still waiting as steps, with its 95 % band. */
final class SurvivalChart {

    private static final Texts TEXTS = Texts.of(SurvivalChart.class);

    /** With more curves than this, bands would hide one another. */
    private static final int MAX_BANDS = 4;

    /** A date at most so many months from a tick stands for it; protected curves have one every 30 days. */
    private static final double NEAR = 0.75;

    /** Longer names leave no room for the curves, in pixels. */
    private static final int MAX_NAME = 150;

    private SurvivalChart() {}

    static XYChart of(DurationResult result) {
        List<Curve> curves = result.curves().stream()
                .filter(curve -> !curve.points().isEmpty())
                .toList();
        XYChart chart = ChartStyle.chart(
                TEXTS.format("survival.title", result.target()),
                result.provenance().cohort(),
                ChartStyle.WIDTH,
                ChartStyle.HEIGHT + RiskTable.height(curves.size()));
        chart.setXAxisTitle(TEXTS.format("survival.x"));
        chart.setYAxisTitle(TEXTS.format("survival.y"));
        Percent.vertical(chart);
        if (curves.size() <= MAX_BANDS) {
            for (int i = 0; i < curves.size(); i++) {
                addBand(chart, curves.get(i), i);
            }
        }
        for (int i = 0; i < curves.size(); i++) {
            addSteps(chart, curves.get(i), i);
        }
        // The lines of the table name the curves.
        chart.getStyler().setLegendVisible(false);
        double last = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::months)
                .max()
                .orElse(1);
        List<Integer> months = MonthAxis.apply(chart, last);
        List<RiskTable.Row> rows = IntStream.range(0, curves.size())
                .mapToObj(i -> row(curves.get(i), i, months, result.provenance().isProtected()))
                .toList();
        boolean hides = rows.stream().anyMatch(row -> row.values().contains(CellText.HIDDEN));
        RiskTable.addTo(chart, TEXTS.format(hides ? "survival.risk.hidden" : "survival.risk"), months, rows);
        if (curves.size() > 1 && curves.size() <= MAX_BANDS) {
            addEndLabels(chart, curves, last);
        }
        return chart;
    }

    private static void addEndLabels(XYChart chart, List<Curve> curves, double last) {
        List<EndLabels.End> ends = IntStream.range(0, curves.size())
                .mapToObj(i -> {
                    List<Point> points = curves.get(i).points();
                    Point end = points.get(points.size() - 1);
                    return new EndLabels.End(name(curves.get(i)), end.months(), end.waiting(), ChartStyle.color(i));
                })
                .toList();
        if (ends.stream().allMatch(end -> ChartStyle.width(end.name(), EndLabels.SIZE) <= MAX_NAME)) {
            int plot = chart.getWidth() - chart.getStyler().getYAxisLeftWidthHint() - 2 * ChartStyle.PADDING;
            chart.getStyler()
                    .setXAxisMax(Math.max(chart.getStyler().getXAxisMax(), EndLabels.axisEnd(ends, plot, last)));
            chart.addAnnotation(new EndLabels(ends));
        }
    }

    private static RiskTable.Row row(Curve curve, int index, List<Integer> months, boolean isProtected) {
        return new RiskTable.Row(
                name(curve),
                ChartStyle.color(index),
                ChartStyle.line(index),
                months.stream().map(month -> atRisk(curve, month, isProtected)).toList());
    }

    /** Only what the curve tells: the number at the date nearest to the month. */
    private static String atRisk(Curve curve, int month, boolean isProtected) {
        List<Point> points = curve.points();
        Point nearest = points.stream()
                .min(Comparator.comparingDouble(point -> Math.abs(point.months() - month)))
                .orElseThrow();
        if (Math.abs(nearest.months() - month) <= NEAR) {
            return text(nearest);
        }
        if (isProtected) {
            return CellText.HIDDEN;
        }
        // Every date at which somebody left is there: until the next one nobody did.
        return points.stream()
                .filter(point -> point.months() >= month)
                .findFirst()
                .map(SurvivalChart::text)
                .orElse(CellText.MISSING);
    }

    private static String text(Point point) {
        return point.atRisk().isPresent() ? Numbers.count(point.atRisk().getAsLong()) : CellText.HIDDEN;
    }

    private static String name(Curve curve) {
        return curve.stratum().isEmpty() ? TEXTS.format("survival.all") : curve.stratum();
    }

    private static void addSteps(XYChart chart, Curve curve, int index) {
        Steps steps = new Steps();
        curve.points().forEach(point -> steps.to(point.months(), point.waiting()));
        XYSeries series = chart.addSeries(name(curve), steps.x(), steps.y());
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(ChartStyle.color(index));
        series.setLineStyle(ChartStyle.line(index));
    }

    private static void addBand(XYChart chart, Curve curve, int index) {
        List<Point> known = curve.points().stream()
                .filter(point -> Double.isFinite(point.lower()) && Double.isFinite(point.upper()))
                .toList();
        if (known.size() < 2) {
            return;
        }
        Steps upper = new Steps();
        Steps lower = new Steps();
        for (Point point : known) {
            upper.to(point.months(), point.upper());
            lower.to(point.months(), point.lower());
        }
        upper.append(lower.reversed());
        XYSeries band = chart.addSeries(TEXTS.format("survival.band", curve.stratum()), upper.x(), upper.y());
        band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        band.setFillColor(ChartStyle.band(index));
        band.setLineStyle(SeriesLines.NONE);
        band.setMarker(SeriesMarkers.NONE);
        band.setShowInLegend(false);
    }
}
