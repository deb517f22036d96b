package fr.parcours.notebook.chart;

import fr.parcours.engine.result.CellText;
import java.util.List;
import java.util.OptionalDouble;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Shares as horizontal bars, one row after the other, with a bar for each stratum in a row. */
final class GroupedBars {

    private static final double GROUP = 0.78;

    /** Room of the coloured square beside a name of the legend, with the space around. */
    private static final int MARK = 45;

    /** Longer bars leave no room on their right. */
    private static final double INSIDE = 0.75;

    private GroupedBars() {}

    /**
     * One stratum.
     *
     * @param stratum its label, empty when there is only one
     * @param bars one bar per row
     */
    record Group(String stratum, List<Bar> bars) {}

    /**
     * One bar.
     *
     * @param name its name in the drawing
     * @param share its length, empty when there is none
     * @param note what is written beside it
     */
    record Bar(String name, OptionalDouble share, String note) {

        /** A share and what to write beside it; what is withheld is marked. */
        static Bar of(String name, OptionalDouble share, String note) {
            return new Bar(name, share, share.isPresent() ? note : CellText.HIDDEN);
        }
    }

    /** Draws the bars of all strata into a chart of rows. */
    static XYChart draw(RowChart rows, List<Group> groups) {
        double thickness = GROUP / Math.max(1, groups.size());
        for (int i = 0; i < groups.size(); i++) {
            draw(rows, groups.get(i), i, thickness);
            if (groups.size() > 1) {
                XYSeries key = rows.points(groups.get(i).stratum(), new double[] {-1}, new double[] {0}, i);
                key.setMarker(SeriesMarkers.SQUARE);
            }
        }
        XYChart chart = rows.chart();
        chart.getStyler().setLegendVisible(groups.size() > 1);
        chart.getStyler().setLegendLayout(fitsOnOneLine(groups) ? LegendLayout.Horizontal : LegendLayout.Vertical);
        return chart;
    }

    /** A legend wider than the chart would be cut off on both sides. */
    private static boolean fitsOnOneLine(List<Group> groups) {
        int width = groups.stream()
                .mapToInt(group -> ChartStyle.width(group.stratum(), 12) + MARK)
                .sum();
        return width <= ChartStyle.WIDTH;
    }

    private static void draw(RowChart rows, Group group, int index, double thickness) {
        for (int row = 0; row < group.bars().size(); row++) {
            Bar bar = group.bars().get(row);
            double position = -row + GROUP / 2 - thickness * (index + 0.5);
            double share = bar.share().orElse(0);
            if (bar.share().isPresent()) {
                rows.bar(
                        group.stratum() + "·" + bar.name(), position, thickness * 0.88, share, ChartStyle.color(index));
            }
            if (share > INSIDE) {
                rows.noteInside(bar.note(), share, position);
            } else {
                rows.note(bar.note(), share, position, ChartStyle.TEXT);
            }
        }
    }
}
