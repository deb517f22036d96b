package fr.parcours.notebook.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import org.knowm.xchart.internal.chartpart.Annotation;

/** The title of a chart and the line below it, aligned left, cut with an ellipsis where the picture ends. */
final class Title extends Annotation {

    private static final int MARGIN = 14;
    private static final Font MAIN = new Font(Font.SANS_SERIF, Font.BOLD, 15);

    private final String title;
    private final String subtitle;

    Title(String title, String subtitle) {
        super(true);
        this.title = title;
        this.subtitle = subtitle;
    }

    @Override
    public void paint(Graphics2D g) {
        int room = chart.getWidth() - 2 * MARGIN;
        g.setFont(MAIN);
        g.setColor(ChartStyle.TEXT);
        g.drawString(ChartStyle.fit(title, room, g.getFontMetrics()), MARGIN, 26);
        g.setFont(ChartStyle.font(13));
        g.setColor(ChartStyle.MUTED);
        g.drawString(ChartStyle.fit(subtitle, room, g.getFontMetrics()), MARGIN, 45);
    }
}
