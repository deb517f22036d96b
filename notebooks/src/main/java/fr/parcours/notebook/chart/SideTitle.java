package fr.parcours.notebook.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import org.knowm.xchart.internal.chartpart.Annotation;

/** The title of the vertical axis, upright beside the numbers of its ticks. */
final class SideTitle extends Annotation {

    /** Room that the numbers of the ticks take. */
    private static final int TICKS = 50;

    private final String title;

    SideTitle(String title) {
        super(true);
        this.title = title;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setFont(ChartStyle.font(13));
        g.setColor(ChartStyle.TEXT);
        int middle = (getYAxisScreenValueForMin() + getYAxisScreenValueForMax()) / 2;
        AffineTransform before = g.getTransform();
        g.translate(
                getXAxisScreenValueForMin() - TICKS, middle + g.getFontMetrics().stringWidth(title) / 2);
        g.rotate(-Math.PI / 2);
        g.drawString(title, 0, 0);
        g.setTransform(before);
    }
}
