package fr.parcours.notebook.chart;

import org.knowm.xchart.XYChart;

/** A horizontal axis in months whose ticks fall on half years or years, where the reader expects them. */
final class MonthAxis {

    private MonthAxis() {}

    static void apply(XYChart chart, double lastMonth) {
        double step = lastMonth <= 60 ? 6 : lastMonth <= 120 ? 12 : 24;
        double end = Math.max(step, Math.ceil(lastMonth / step) * step);
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setXAxisMax(end);
        // The library only knows ticks at 1, 2 and 5 times a power of ten: its own are hidden and ours drawn.
        chart.getStyler().setXAxisTickLabelsColor(ChartStyle.INVISIBLE);
        chart.getStyler().setXAxisTickMarksColor(ChartStyle.INVISIBLE);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        for (double month = 0; month <= end; month += step) {
            chart.addAnnotation(new Label(
                    Integer.toString((int) month),
                    month,
                    0,
                    Label.Side.BELOW,
                    6,
                    ChartStyle.TEXT,
                    ChartStyle.font(12)));
        }
    }
}
