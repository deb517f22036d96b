package fr.parcours.notebook.chart;

import java.awt.Graphics2D;
import org.knowm.xchart.internal.chartpart.Annotation;

/** The title of the horizontal axis, below the numbers of its ticks. */
final class BottomTitle extends Annotation {

    private final String title;
    private final int distance;

    /**
     * Makes a title.
     *
     * @param title the text
     * @param distance from the plot down to its base line
     */
    BottomTitle(String title, int distance) {
        super(true);
        this.title = title;
        this.distance = distance;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setColor(ChartStyle.TEXT);
        g.setFont(ChartStyle.font(13));
        int middle = (getXAxisScreenValueForMin() + getXAxisScreenValueForMax()) / 2;
        g.drawString(title, middle - g.getFontMetrics().stringWidth(title) / 2, getYAxisScreenValueForMax() + distance);
    }
}
