package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.HazardResult;
import fr.parcours.engine.analysis.HazardResult.Curve;
import fr.parcours.engine.analysis.HazardResult.Piece;
import fr.parcours.layout.Texts;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;

/** Draws the hazard of each interval of time as a bar with its 95 % interval, a panel per stratum. */
final class HazardChart {

    private static final Texts TEXTS = Texts.of(HazardChart.class);
    private static final BasicStroke INTERVAL = new BasicStroke(1.3f);

    /** White between two bars, as a part of their width on either side. */
    private static final double EDGE = 0.02;

    /** Limits of the last intervals go far beyond every bar: the axis ends where they are this times as high. */
    private static final double REACH = 1.6;

    private HazardChart() {}

    static XYChart of(HazardResult result) {
        List<Curve> known = result.curves().stream()
                .filter(curve -> !curve.pieces().isEmpty())
                .toList();
        List<Curve> drawn = known.stream().limit(PanelChart.MOST).toList();
        List<Piece> pieces =
                drawn.stream().flatMap(curve -> curve.pieces().stream()).toList();
        double largest = pieces.stream().mapToDouble(Piece::hazard).max().orElse(1);
        double upper = pieces.stream()
                .mapToDouble(Piece::upper)
                .filter(Double::isFinite)
                .max()
                .orElse(largest);
        PanelChart panels = new PanelChart(
                TEXTS.format("hazard.title", result.target()),
                Panels.subtitle(
                        result.provenance().cohort(),
                        known.size(),
                        result.curves().size()),
                TEXTS.format("survival.x"),
                TEXTS.format("hazard.y"),
                drawn.stream().map(Curve::stratum).toList(),
                Axis.months(pieces.stream().mapToInt(Piece::toMonths).max().orElse(1)),
                Axis.rates(Math.max(largest, Math.min(upper, REACH * largest))),
                List.of());
        for (int panel = 0; panel < drawn.size(); panel++) {
            draw(panels, panel, drawn.get(panel));
        }
        return panels.chart();
    }

    private static void draw(PanelChart panels, int panel, Curve curve) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < curve.pieces().size(); i++) {
            Piece piece = curve.pieces().get(i);
            double edge = EDGE * (piece.toMonths() - piece.fromMonths());
            double from = piece.fromMonths() + edge;
            double to = piece.toMonths() - edge;
            panels.surface(
                    panel,
                    i == 0 ? TEXTS.format("hazard.y") : Description.UNNAMED + piece.fromMonths(),
                    new double[] {from, to, to, from},
                    new double[] {0, 0, piece.hazard(), piece.hazard()},
                    ChartStyle.color(0));
            if (Double.isFinite(piece.lower()) && Double.isFinite(piece.upper())) {
                double middle = (from + to) / 2;
                x.addAll(List.of(middle, middle, middle));
                y.addAll(List.of(piece.lower(), piece.upper(), Double.NaN));
            }
        }
        if (!x.isEmpty()) {
            panels.line(
                            panel,
                            Description.UNNAMED + "intervals",
                            x.stream().mapToDouble(Double::doubleValue).toArray(),
                            y.stream().mapToDouble(Double::doubleValue).toArray(),
                            ChartStyle.TEXT,
                            INTERVAL)
                    .setShowInLegend(false);
        }
    }
}
