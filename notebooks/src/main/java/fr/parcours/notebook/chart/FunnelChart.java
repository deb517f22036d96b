package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.FlowResult;
import fr.parcours.engine.analysis.FlowResult.Funnel;
import fr.parcours.engine.analysis.FlowResult.Stage;
import fr.parcours.engine.result.CellText;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws each stage as a bar, in share of the journeys that entered. */
final class FunnelChart {

    private static final Texts TEXTS = Texts.of(FunnelChart.class);
    private static final double GROUP = 0.78;

    /** Room of the coloured square beside a name of the legend, with the space around. */
    private static final int MARK = 45;

    /** Longer bars leave no room on their right. */
    private static final double INSIDE = 0.75;

    private FunnelChart() {}

    static XYChart of(FlowResult result) {
        List<Funnel> funnels = result.funnels();
        List<String> stages = funnels.isEmpty()
                ? List.of()
                : funnels.get(0).stages().stream().map(Stage::labelFr).toList();
        RowChart rows = new RowChart(
                TEXTS.format("funnel.title"),
                result.provenance().cohort(),
                TEXTS.format("funnel.x"),
                stages,
                1.0,
                Math.max(40, 10 + 20 * funnels.size()));
        double thickness = GROUP / Math.max(1, funnels.size());
        for (int i = 0; i < funnels.size(); i++) {
            draw(rows, funnels.get(i), i, thickness, funnels.size());
        }
        XYChart chart = rows.chart();
        chart.getStyler().setLegendVisible(funnels.size() > 1);
        chart.getStyler().setLegendLayout(fitsOnOneLine(funnels) ? LegendLayout.Horizontal : LegendLayout.Vertical);
        return chart;
    }

    /** A legend wider than the chart would be cut off on both sides. */
    private static boolean fitsOnOneLine(List<Funnel> funnels) {
        int width = funnels.stream()
                .mapToInt(funnel -> ChartStyle.width(funnel.stratum(), 12) + MARK)
                .sum();
        return width <= ChartStyle.WIDTH;
    }

    private static void draw(RowChart rows, Funnel funnel, int index, double thickness, int funnels) {
        for (int row = 0; row < funnel.stages().size(); row++) {
            Stage stage = funnel.stages().get(row);
            double position = -row + GROUP / 2 - thickness * (index + 0.5);
            double share = stage.shareOfEntry().orElse(0);
            if (stage.shareOfEntry().isPresent()) {
                rows.bar(
                        funnel.stratum() + "·" + stage.name(),
                        position,
                        thickness * 0.88,
                        share,
                        ChartStyle.color(index));
            }
            if (share > INSIDE) {
                rows.noteInside(note(stage, funnels), share, position);
            } else {
                rows.note(note(stage, funnels), share, position, ChartStyle.TEXT);
            }
        }
        if (funnels > 1) {
            XYSeries key = rows.points(funnel.stratum(), new double[] {-1}, new double[] {0}, index);
            key.setMarker(SeriesMarkers.SQUARE);
        }
    }

    private static String note(Stage stage, int funnels) {
        if (stage.shareOfEntry().isEmpty()) {
            return CellText.HIDDEN;
        }
        String share = Numbers.percent(stage.shareOfEntry().getAsDouble());
        return funnels > 1 || stage.journeys().isEmpty()
                ? share
                : TEXTS.format(
                        "funnel.note", share, Numbers.count(stage.journeys().getAsLong()));
    }
}
