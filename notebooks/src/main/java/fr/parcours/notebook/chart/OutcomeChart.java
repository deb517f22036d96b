package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.OutcomeResult;
import fr.parcours.engine.analysis.OutcomeResult.Curves;
import fr.parcours.engine.analysis.OutcomeResult.Point;
import fr.parcours.engine.analysis.Outcomes;
import fr.parcours.layout.Texts;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the share of journeys that have reached each outcome, with its 95 % band, a panel per stratum. */
final class OutcomeChart {

    private static final Texts TEXTS = Texts.of(OutcomeChart.class);
    private static final BasicStroke LINE = new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final List<String> OUTCOMES = Outcomes.OUTCOMES;

    private OutcomeChart() {}

    static XYChart of(OutcomeResult result) {
        List<Curves> known = result.curves().stream()
                .filter(curves -> !curves.points().isEmpty())
                .toList();
        List<Curves> drawn = known.stream().limit(PanelChart.MOST).toList();
        Map<String, String> labels = new TableRows(result.table()).labels("outcome", "outcome_label");
        PanelChart panels = new PanelChart(
                TEXTS.format("outcome.title"),
                Panels.subtitle(
                        result.provenance().cohort(),
                        known.size(),
                        result.curves().size()),
                TEXTS.format("survival.x"),
                TEXTS.format("outcome.y"),
                drawn.stream().map(Curves::stratum).toList(),
                Axis.months(drawn.stream()
                        .flatMap(curves -> curves.points().stream())
                        .mapToInt(Point::months)
                        .max()
                        .orElse(1)),
                Axis.rates(drawn.stream()
                        .flatMap(curves -> curves.points().stream())
                        .flatMap(point -> point.outcomes().stream())
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(1)),
                drawn.size() == 1
                        ? List.of()
                        : OUTCOMES.stream()
                                .map(outcome -> new Key.Entry(label(labels, outcome), CategoryColours.of(outcome)))
                                .toList());
        for (int panel = 0; panel < drawn.size(); panel++) {
            for (int outcome = 0; outcome < OUTCOMES.size(); outcome++) {
                addBand(panels, panel, drawn.get(panel).points(), outcome);
            }
            for (int outcome = 0; outcome < OUTCOMES.size(); outcome++) {
                addLine(panels, panel, drawn.get(panel).points(), outcome, label(labels, OUTCOMES.get(outcome)));
            }
        }
        return panels.chart();
    }

    private static String label(Map<String, String> labels, String outcome) {
        return labels.getOrDefault(outcome, outcome);
    }

    private static void addLine(PanelChart panels, int panel, List<Point> points, int outcome, String name) {
        Color color = CategoryColours.of(OUTCOMES.get(outcome));
        XYSeries line = panels.line(
                panel,
                name,
                withOrigin(points, Point::months),
                withOrigin(points, point -> point.outcomes().get(outcome)),
                color,
                LINE);
        if (hasGaps(points)) {
            line.setMarker(SeriesMarkers.CIRCLE);
            line.setMarkerColor(color);
        }
        if (panels.isAlone()) {
            Point last = points.get(points.size() - 1);
            panels.end(name, last.months(), last.outcomes().get(outcome), color);
        }
    }

    /** Nothing has happened at the origin. */
    private static double[] withOrigin(List<Point> points, ToDoubleFunction<Point> value) {
        return DoubleStream.concat(DoubleStream.of(0), points.stream().mapToDouble(value))
                .toArray();
    }

    /** Where months are withheld, the others are marked: what is between them is only a line. */
    private static boolean hasGaps(List<Point> points) {
        return points.get(points.size() - 1).months() > points.size();
    }

    private static void addBand(PanelChart panels, int panel, List<Point> points, int outcome) {
        List<Point> known = points.stream()
                .filter(point -> point.limits().size() > outcome
                        && Double.isFinite(point.limits().get(outcome).lower())
                        && Double.isFinite(point.limits().get(outcome).upper()))
                .toList();
        if (known.size() < 2) {
            return;
        }
        double[] months = known.stream().mapToDouble(Point::months).toArray();
        panels.between(
                panel,
                Description.UNNAMED + OUTCOMES.get(outcome),
                months,
                known.stream()
                        .mapToDouble(point -> point.limits().get(outcome).lower())
                        .toArray(),
                known.stream()
                        .mapToDouble(point -> point.limits().get(outcome).upper())
                        .toArray(),
                ChartStyle.faint(CategoryColours.of(OUTCOMES.get(outcome))));
    }
}
