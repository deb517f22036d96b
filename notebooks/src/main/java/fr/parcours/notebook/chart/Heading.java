package fr.parcours.notebook.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import org.knowm.xchart.internal.chartpart.Annotation;

/** The name of a part of the picture above it, or a note below all. */
final class Heading extends Annotation {

    private final String text;
    private final double top;
    private final boolean note;

    Heading(String text, double top, boolean note) {
        super(true);
        this.text = text;
        this.top = top;
        this.note = note;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setFont(note ? ChartStyle.font(11) : new Font(Font.SANS_SERIF, Font.BOLD, 13));
        g.setColor(note ? ChartStyle.MUTED : ChartStyle.TEXT);
        int room = ChartStyle.WIDTH - 2 * ChartStyle.PADDING;
        g.drawString(ChartStyle.fit(text, room, g.getFontMetrics()), ChartStyle.PADDING, (float) top + 14);
    }
}
