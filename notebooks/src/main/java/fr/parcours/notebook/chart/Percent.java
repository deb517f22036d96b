package fr.parcours.notebook.chart;

import fr.parcours.notebook.number.Numbers;
import org.knowm.xchart.XYChart;

/** Axes of proportions, from 0 to 100 %. */
final class Percent {

    private Percent() {}

    static void vertical(XYChart chart) {
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(1.0);
        chart.setCustomYAxisTickLabelsFormatter(Numbers::wholePercent);
    }

    /** Ends the axis soon after the largest value, with room for what is written beside it. */
    static void horizontal(XYChart chart, double largest) {
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setXAxisMax(largest >= 1 ? 1 : Math.max(0.05, largest) * 1.13);
        chart.setCustomXAxisTickLabelsFormatter(Percent::tick);
    }

    /** A rate above 100 % does not exist; the library never ends if two ticks have the same label. */
    private static String tick(double value) {
        return value > 1.001 ? " ".repeat((int) Math.round((value - 1) * 20)) : Numbers.wholePercent(value);
    }
}
