package fr.parcours.notebook.chart;

import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/** A horizontal axis in months whose ticks fall on half years or years, where the reader expects them. */
final class MonthAxis {

    private MonthAxis() {}

    /**
     * Draws the axis.
     *
     * @return the months that have a tick
     */
    static List<Integer> apply(XYChart chart, double lastMonth) {
        List<Integer> ticks = ticks(lastMonth);
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setXAxisMax((double) ticks.get(ticks.size() - 1));
        // The library only knows ticks at 1, 2 and 5 times a power of ten: its own are hidden and ours drawn.
        chart.getStyler().setXAxisTickLabelsColor(ChartStyle.INVISIBLE);
        chart.getStyler().setXAxisTickMarksColor(ChartStyle.INVISIBLE);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        for (int month : ticks) {
            chart.addAnnotation(new Label(
                    Integer.toString(month), month, 0, Label.Side.BELOW, 6, ChartStyle.TEXT, ChartStyle.font(12)));
        }
        return ticks;
    }

    static List<Integer> ticks(double lastMonth) {
        int step = lastMonth <= 60 ? 6 : lastMonth <= 120 ? 12 : 24;
        int last = Math.max(1, (int) Math.ceil(lastMonth / step));
        return IntStream.rangeClosed(0, last).map(i -> i * step).boxed().toList();
    }
}
