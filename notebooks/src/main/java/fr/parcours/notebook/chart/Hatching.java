package fr.parcours.notebook.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Line2D;

/** Fills what is withheld with slanted lines, which run on from one shape to the next. */
public final class Hatching {

    private static final Color LINES = new Color(0x9A, 0x9A, 0x9A);
    private static final int STEP = 5;

    private Hatching() {}

    /**
     * Hatches a shape.
     *
     * @param g where to paint
     * @param shape the shape
     */
    public static void fill(Graphics2D g, Shape shape) {
        Shape clip = g.getClip();
        g.clip(shape);
        g.setColor(LINES);
        g.setStroke(new BasicStroke(0.8f));
        Rectangle box = shape.getBounds();
        // Lines are laid from the corner of the picture, so that they run on from shape to shape.
        int first = (box.x - box.y - box.height) / STEP * STEP;
        for (int offset = first; offset < box.x + box.width - box.y; offset += STEP) {
            g.draw(new Line2D.Double(offset + box.y, box.y, offset + box.y + box.height, box.y + (double) box.height));
        }
        g.setClip(clip);
    }
}
