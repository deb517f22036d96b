package fr.parcours.notebook.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/** Names beside points, on whichever side no other name or named point is; left out where none is free. */
final class PointNames extends Annotation {

    private static final int SIZE = 11;
    private static final int GAP = 8;
    private static final int POINT = 5;

    private final List<Named> points;

    /**
     * A point with a name.
     *
     * @param name the name
     * @param x where it is, in the unit of the axis
     * @param y its height
     */
    record Named(String name, double x, double y) {}

    /** Makes names; the first ones are placed first. */
    PointNames(List<Named> points) {
        super(false);
        this.points = List.copyOf(points);
    }

    @Override
    public void paint(Graphics2D g) {
        g.setFont(ChartStyle.font(SIZE));
        g.setColor(ChartStyle.TEXT);
        FontMetrics metrics = g.getFontMetrics();
        Rectangle plot = new Rectangle(
                getXAxisScreenValueForMin(),
                getYAxisScreenValueForMin() - SIZE,
                getXAxisScreenValueForMax() - getXAxisScreenValueForMin(),
                getYAxisScreenValueForMax() - getYAxisScreenValueForMin() + SIZE);
        List<Rectangle> taken = new ArrayList<>();
        points.forEach(point -> taken.add(new Rectangle(
                getXAxisScreenValue(point.x()) - POINT, getYAxisScreenValue(point.y()) - POINT, 2 * POINT, 2 * POINT)));
        for (Named point : points) {
            int width = metrics.stringWidth(point.name());
            int height = metrics.getAscent();
            int x = getXAxisScreenValue(point.x());
            int y = getYAxisScreenValue(point.y());
            List.of(
                            new Rectangle(x + GAP, y - height / 2, width, height),
                            new Rectangle(x - GAP - width, y - height / 2, width, height),
                            new Rectangle(x - width / 2, y - GAP - height, width, height),
                            new Rectangle(x - width / 2, y + GAP, width, height))
                    .stream()
                    .filter(plot::contains)
                    .filter(place -> taken.stream().noneMatch(place::intersects))
                    .findFirst()
                    .ifPresent(place -> {
                        taken.add(place);
                        g.drawString(point.name(), place.x, place.y + height - metrics.getDescent() / 2 - 1);
                    });
        }
    }
}
