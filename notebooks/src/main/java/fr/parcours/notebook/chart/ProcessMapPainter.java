package fr.parcours.notebook.chart;

import fr.parcours.engine.result.CellText;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.chart.ProcessMapLayout.Box;
import fr.parcours.notebook.chart.ProcessMapLayout.Link;
import fr.parcours.notebook.number.Numbers;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/** Paints steps as boxes and the passages between them as lines, as thick as they are frequent. */
final class ProcessMapPainter extends Annotation {

    private static final Texts TEXTS = Texts.of(ProcessMapPainter.class);
    private static final double THICKEST = 11;
    private static final int SIZE = 11;
    private static final int LINE = 13;
    private static final int ROUND = 8;
    private static final float[] DASH = {7, 4};

    private final ProcessMapLayout layout;

    ProcessMapPainter(ProcessMapLayout layout) {
        super(true);
        this.layout = layout;
    }

    ProcessMapLayout layout() {
        return layout;
    }

    @Override
    public void paint(Graphics2D g) {
        long most = layout.links().stream()
                .mapToLong(link -> link.arc().passages())
                .max()
                .orElse(1);
        layout.links().forEach(link -> paint(g, link, most));
        layout.boxes().forEach(box -> paint(g, box));
        g.setFont(ChartStyle.font(ProcessMapLayout.LABEL_SIZE));
        FontMetrics metrics = g.getFontMetrics();
        for (Link link : layout.links()) {
            Rectangle2D place = link.place();
            if (link.label().isEmpty()) {
                continue;
            }
            g.setColor(new Color(255, 255, 255, 225));
            g.fill(place);
            g.setColor(ChartStyle.TEXT);
            g.drawString(link.label(), (float) place.getX() + 2, (float)
                    (place.getCenterY() + (metrics.getAscent() - metrics.getDescent()) / 2.0));
        }
    }

    private static void paint(Graphics2D g, Link link, long most) {
        double thickness = 1 + (THICKEST - 1) * link.arc().passages() / most;
        Color color = CategoryColours.of(link.arc().to());
        g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 150));
        g.setStroke(
                link.back()
                        ? new BasicStroke(
                                (float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, DASH, 0f)
                        : new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(link.line());
        g.setColor(ChartStyle.ink(color));
        g.fill(head(link.line(), 4 + thickness / 2));
    }

    /** The head of an arrow at the end of a line, whose last curve tells its direction. */
    private static Path2D head(Path2D line, double size) {
        double[] curve = new double[6];
        Point2D before = new Point2D.Double();
        for (var path = line.getPathIterator(null); !path.isDone(); path.next()) {
            if (path.currentSegment(curve) == java.awt.geom.PathIterator.SEG_CUBICTO) {
                before = new Point2D.Double(curve[2], curve[3]);
            }
        }
        Point2D end = line.getCurrentPoint();
        Path2D head = new Path2D.Double();
        head.moveTo(0, 0);
        head.lineTo(-1.6 * size, -size);
        head.lineTo(-1.6 * size, size);
        head.closePath();
        AffineTransform turn = AffineTransform.getTranslateInstance(end.getX(), end.getY());
        turn.rotate(end.getX() - before.getX(), end.getY() - before.getY());
        head.transform(turn);
        return head;
    }

    private static void paint(Graphics2D g, Box box) {
        Rectangle2D place = box.place();
        RoundRectangle2D shape = new RoundRectangle2D.Double(
                place.getX(), place.getY(), place.getWidth(), place.getHeight(), ROUND, ROUND);
        Color color = CategoryColours.of(box.step().key());
        g.setColor(Color.WHITE);
        g.fill(shape);
        g.setColor(ChartStyle.faint(color));
        g.fill(shape);
        g.setColor(color);
        g.setStroke(new BasicStroke(1.6f));
        g.draw(shape);
        g.setFont(ChartStyle.font(SIZE));
        FontMetrics metrics = g.getFontMetrics();
        List<String> lines = wrapped(box.step().labelFr(), (int) place.getWidth() - 8, metrics);
        lines.add(
                box.step().journeys().isPresent()
                        ? TEXTS.format(
                                "map.journeys",
                                Numbers.count(box.step().journeys().getAsLong()))
                        : CellText.HIDDEN);
        double y = place.getCenterY() - LINE * lines.size() / 2.0 + metrics.getAscent() - 1;
        for (int i = 0; i < lines.size(); i++) {
            g.setColor(i == lines.size() - 1 ? ChartStyle.MUTED : ChartStyle.TEXT);
            String text = lines.get(i);
            g.drawString(text, (float) (place.getCenterX() - metrics.stringWidth(text) / 2.0), (float) y);
            y += LINE;
        }
    }

    /** One or two lines. */
    private static List<String> wrapped(String text, int room, FontMetrics metrics) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (lines.isEmpty() && metrics.stringWidth(rest) > room && rest.contains(" ")) {
            int cut = rest.lastIndexOf(' ');
            while (cut > 0
                    && metrics.stringWidth(rest.substring(0, cut)) > room
                    && rest.lastIndexOf(' ', cut - 1) > 0) {
                cut = rest.lastIndexOf(' ', cut - 1);
            }
            lines.add(ChartStyle.fit(rest.substring(0, cut), room, metrics));
            rest = rest.substring(cut + 1);
        }
        lines.add(ChartStyle.fit(rest, room, metrics));
        return lines;
    }
}
