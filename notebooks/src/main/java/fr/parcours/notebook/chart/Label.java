package fr.parcours.notebook.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import org.knowm.xchart.internal.chartpart.Annotation;

/** A text beside a point of the plot, aligned as asked. */
final class Label extends Annotation {

    /** Where the text stands from its point. */
    enum Side {
        LEFT,
        RIGHT,
        BELOW,
        /** Above, beginning at the point. */
        ABOVE
    }

    private final String text;
    private final double x;
    private final double y;
    private final Side side;
    private final int gap;
    private final Color color;
    private final Font font;

    Label(String text, double x, double y, Side side, int gap, Color color, Font font) {
        super(false);
        this.text = text;
        this.x = x;
        this.y = y;
        this.side = side;
        this.gap = gap;
        this.color = color;
        this.font = font;
    }

    String text() {
        return text;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setColor(color);
        g.setFont(font);
        FontMetrics metrics = g.getFontMetrics();
        int width = metrics.stringWidth(text);
        int middle = (metrics.getAscent() - metrics.getDescent()) / 2;
        int left = getXAxisScreenValue(x);
        int base = getYAxisScreenValue(y);
        switch (side) {
            case LEFT -> g.drawString(text, left - gap - width, base + middle);
            case RIGHT -> g.drawString(text, left + gap, base + middle);
            case ABOVE -> g.drawString(text, left, base - gap);
            case BELOW -> g.drawString(text, left - width / 2, base + gap + metrics.getAscent());
        }
    }
}
