package fr.parcours.notebook.chart;

import fr.parcours.notebook.display.Numbers;
import org.knowm.xchart.XYChart;

/** Axes of proportions, from 0 to 100 %. */
final class Percent {

    private Percent() {}

    static void vertical(XYChart chart) {
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(1.0);
        chart.setCustomYAxisTickLabelsFormatter(Numbers::wholePercent);
    }

    /** Ends the axis at a round percentage that leaves nothing out, so that small rates stay readable. */
    static void horizontal(XYChart chart, double largest) {
        double step = largest > 0.5 ? 0.2 : largest > 0.2 ? 0.1 : 0.05;
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setXAxisMax(Math.min(1.0, Math.max(step, Math.ceil(largest / step - 1e-9) * step)));
        chart.setCustomXAxisTickLabelsFormatter(Numbers::wholePercent);
    }
}
