package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.analysis.DurationResult.Curve;
import fr.parcours.engine.analysis.DurationResult.Point;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the share of journeys still waiting as steps, with its 95 % band. */
final class SurvivalChart {

    private static final Texts TEXTS = Texts.of(SurvivalChart.class);

    /** With more curves than this, bands would hide one another. */
    private static final int MAX_BANDS = 4;

    private SurvivalChart() {}

    static XYChart of(DurationResult result) {
        XYChart chart = ChartStyle.chart(
                TEXTS.format("survival.title", result.target()),
                result.provenance().cohort(),
                ChartStyle.WIDTH,
                ChartStyle.HEIGHT);
        chart.setXAxisTitle(TEXTS.format("survival.x"));
        chart.setYAxisTitle(TEXTS.format("survival.y"));
        Percent.vertical(chart);
        List<Curve> curves = result.curves().stream()
                .filter(curve -> !curve.points().isEmpty())
                .toList();
        if (curves.size() <= MAX_BANDS) {
            for (int i = 0; i < curves.size(); i++) {
                addBand(chart, curves.get(i), i);
            }
        }
        for (int i = 0; i < curves.size(); i++) {
            addSteps(chart, curves.get(i), i);
        }
        chart.getStyler().setLegendVisible(curves.size() > 1);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        MonthAxis.apply(
                chart,
                curves.stream()
                        .flatMap(curve -> curve.points().stream())
                        .mapToDouble(Point::months)
                        .max()
                        .orElse(1));
        return chart;
    }

    private static void addSteps(XYChart chart, Curve curve, int index) {
        Steps steps = new Steps();
        curve.points().forEach(point -> steps.to(point.months(), point.waiting()));
        String name = curve.stratum().isEmpty() ? TEXTS.format("survival.all") : curve.stratum();
        XYSeries series = chart.addSeries(name, steps.x(), steps.y());
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

    /** The corners of a step function that is constant to the right of each of its points. */
    private static final class Steps {
        private final List<Double> x = new ArrayList<>();
        private final List<Double> y = new ArrayList<>();

        void to(double nextX, double nextY) {
            if (!x.isEmpty()) {
                x.add(nextX);
                y.add(y.get(y.size() - 1));
            }
            x.add(nextX);
            y.add(nextY);
        }

        Steps reversed() {
            Steps result = new Steps();
            for (int i = x.size() - 1; i >= 0; i--) {
                result.x.add(x.get(i));
                result.y.add(y.get(i));
            }
            return result;
        }

        void append(Steps others) {
            x.addAll(others.x);
            y.addAll(others.y);
        }

        double[] x() {
            return x.stream().mapToDouble(Double::doubleValue).toArray();
        }

        double[] y() {
            return y.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
