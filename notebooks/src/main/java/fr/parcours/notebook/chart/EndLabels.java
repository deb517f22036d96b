package fr.parcours.notebook.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/** Names on the right of where curves end, moved apart where curves end close to each other. */
final class EndLabels extends Annotation {

    static final int SIZE = 12;
    private static final int GAP = 8;
    private static final int LINE = 15;

    private final List<End> ends;

    /**
     * The end of a curve.
     *
     * @param name its name
     * @param x where it ends, in the unit of the axis
     * @param y its height there
     * @param color its colour
     */
    record End(String name, double x, double y, Color color) {}

    EndLabels(List<End> ends) {
        super(false);
        this.ends = ends.stream()
                .sorted(Comparator.comparingDouble(End::y).reversed())
                .toList();
    }

    /**
     * How far the axis must go on after the last point for names to fit.
     *
     * @param plotWidth width of the plot in pixels
     * @param last the last point
     */
    static double axisEnd(List<End> ends, int plotWidth, double last) {
        int widest = ends.stream()
                .mapToInt(end -> ChartStyle.width(end.name(), SIZE))
                .max()
                .orElse(0);
        return last / (1 - (widest + 2.0 * GAP) / plotWidth);
    }

    /** Moves heights apart, from top to bottom, and back up where the last ones would leave the picture. */
    static List<Double> apart(List<Double> heights, double distance, double lowest) {
        List<Double> moved = new ArrayList<>(heights);
        for (int i = 1; i < moved.size(); i++) {
            moved.set(i, Math.max(moved.get(i), moved.get(i - 1) + distance));
        }
        double limit = lowest;
        for (int i = moved.size() - 1; i >= 0; i--) {
            moved.set(i, Math.min(moved.get(i), limit));
            limit = moved.get(i) - distance;
        }
        return moved;
    }

    List<End> ends() {
        return ends;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setFont(ChartStyle.font(SIZE));
        FontMetrics metrics = g.getFontMetrics();
        List<Double> heights = apart(
                ends.stream().map(end -> (double) getYAxisScreenValue(end.y())).toList(),
                LINE,
                getYAxisScreenValueForMax() - LINE / 2.0);
        int left = ends.stream()
                        .mapToInt(end -> getXAxisScreenValue(end.x()))
                        .max()
                        .orElse(0)
                + GAP;
        for (int i = 0; i < ends.size(); i++) {
            End end = ends.get(i);
            int base = (int) (heights.get(i) + (metrics.getAscent() - metrics.getDescent()) / 2.0);
            g.setColor(Color.WHITE);
            g.fillRect(left - 2, base - metrics.getAscent(), metrics.stringWidth(end.name()) + 4, LINE);
            g.setColor(ChartStyle.ink(end.color()));
            g.drawString(end.name(), left, base);
        }
    }
}
