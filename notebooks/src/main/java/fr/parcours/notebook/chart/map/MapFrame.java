package fr.parcours.notebook.chart.map;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import org.locationtech.jts.geom.Envelope;

/**
 * A window of the picture through which outlines are seen.
 *
 * @param plane the plane of the outlines
 * @param view what part of the plane must be seen
 * @param window where it is on the picture
 * @param inset whether it is a small one beside the main one
 */
record MapFrame(String plane, Envelope view, Rectangle window, boolean inset) {

    /** Takes the plane to the picture, north up, with the same scale both ways, in the middle of the window. */
    AffineTransform transform() {
        double scale = Math.min(window.getWidth() / view.getWidth(), window.getHeight() / view.getHeight());
        AffineTransform transform = new AffineTransform();
        transform.translate(window.getCenterX(), window.getCenterY());
        transform.scale(scale, -scale);
        transform.translate(-view.centre().x, -view.centre().y);
        return transform;
    }

    /** What part of the plane is seen through the whole window. */
    Envelope seen() {
        double scale = transform().getScaleX();
        Envelope seen = new Envelope(view.centre());
        seen.expandBy(window.getWidth() / scale / 2, window.getHeight() / scale / 2);
        return seen;
    }
}
