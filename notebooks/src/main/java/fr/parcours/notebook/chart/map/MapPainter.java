package fr.parcours.notebook.chart.map;

import fr.parcours.layout.Texts;
import fr.parcours.notebook.chart.ChartStyle;
import fr.parcours.notebook.chart.Hatching;
import fr.parcours.notebook.chart.map.ColourClasses.Range;
import fr.parcours.notebook.chart.map.Outlines.Outline;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.knowm.xchart.internal.chartpart.Annotation;
import org.locationtech.jts.awt.ShapeWriter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Paints zones in the colour of their class, hidden ones hatched, with the key of the colours. */
final class MapPainter extends Annotation {

    private static final Texts TEXTS = Texts.of(MapPainter.class);

    /** ColorBrewer, Blues: from light to dark, told apart in grey and by colour-blind readers. */
    private static final Color[] BLUES = {
        new Color(0xDE, 0xEB, 0xF7),
        new Color(0xA6, 0xCD, 0xE8),
        new Color(0x6B, 0xAE, 0xD6),
        new Color(0x2E, 0x7E, 0xBC),
        new Color(0x08, 0x45, 0x94)
    };

    private static final Color PALE = new Color(0xF4, 0xF4, 0xF4);
    private static final Color BORDER = new Color(0x8A, 0x8A, 0x8A);
    private static final int DARK = 3;
    private static final int TOP = 62;
    private static final int EDGE = 16;
    private static final int KEY = 152;
    private static final int NAME = 11;
    private static final int CODE = 8;

    /** More zones than that leave no room for names; codes alone are written then, and values are in the table. */
    private static final int NAMED = 20;

    private final Outlines outlines;
    private final Map<String, MapZone> zones;
    private final ColourClasses classes;
    private final MapLayout layout;
    private final DoubleFunction<String> writer;

    MapPainter(Outlines outlines, List<MapZone> zones, DoubleFunction<String> writer) {
        super(true);
        this.outlines = outlines;
        this.zones = zones.stream().collect(Collectors.toMap(MapZone::code, Function.identity()));
        this.writer = writer;
        this.classes = ColourClasses.of(zones.stream()
                .filter(zone -> zone.value().isPresent())
                .mapToDouble(zone -> zone.value().getAsDouble())
                .toArray());
        Rectangle room = new Rectangle(EDGE, TOP, MapChart.WIDTH - 2 * EDGE, MapChart.HEIGHT - TOP - EDGE);
        this.layout = MapLayout.of(
                outlines,
                zones.stream()
                        .filter(zone -> zone.value().isPresent())
                        .map(MapZone::code)
                        .toList(),
                room,
                KEY);
    }

    @Override
    public void paint(Graphics2D g) {
        Shape clip = g.getClip();
        layout.frames().forEach(frame -> {
            g.setClip(frame.window());
            paint(g, frame);
            g.setClip(clip);
            if (frame.inset()) {
                g.setColor(ChartStyle.GRID);
                g.setStroke(new BasicStroke(1));
                g.draw(frame.window());
            }
        });
        paintKey(g);
    }

    private void paint(Graphics2D g, MapFrame frame) {
        Envelope seen = frame.seen();
        List<Map.Entry<String, Outline>> visible = outlines.zones().entrySet().stream()
                .filter(zone -> zone.getValue().plane().equals(frame.plane()))
                .filter(zone -> seen.intersects(zone.getValue().shape().getEnvelopeInternal()))
                .sorted(Map.Entry.comparingByKey())
                .toList();
        visible.forEach(zone -> fill(g, zone.getKey(), shape(zone.getValue(), frame)));
        long valued = visible.stream()
                .filter(zone -> zones.containsKey(zone.getKey()))
                .count();
        visible.stream()
                .filter(zone -> frame.inset() || !layout.isInInset(zone.getValue()))
                .forEach(zone -> write(g, zone.getKey(), zone.getValue(), frame, valued <= NAMED));
    }

    private static Shape shape(Outline outline, MapFrame frame) {
        return frame.transform().createTransformedShape(new ShapeWriter().toShape(outline.shape()));
    }

    private void fill(Graphics2D g, String code, Shape shape) {
        MapZone zone = zones.get(code);
        g.setColor(
                zone != null && zone.value().isPresent()
                        ? color(classes.of(zone.value().getAsDouble()))
                        : PALE);
        g.fill(shape);
        if (zone != null && zone.hidden()) {
            Hatching.fill(g, shape);
        }
        g.setColor(BORDER);
        g.setStroke(new BasicStroke(0.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape);
    }

    /** The darkest colours are those of the highest classes, however few there are. */
    private Color color(int rank) {
        return BLUES[shade(rank)];
    }

    private int shade(int rank) {
        int most = classes.classes().size() - 1;
        return most == 0 ? 2 : Math.round((float) rank * (BLUES.length - 1) / most);
    }

    private void write(Graphics2D g, String code, Outline outline, MapFrame frame, boolean named) {
        MapZone zone = zones.get(code);
        if (zone == null || zone.hidden() || zone.value().isEmpty()) {
            return;
        }
        Coordinate inside = new GeometryFactory()
                .toGeometry(frame.seen())
                .intersection(outline.shape())
                .getInteriorPoint()
                .getCoordinate();
        if (inside == null) {
            return;
        }
        Point2D point = frame.transform().transform(new Point2D.Double(inside.x, inside.y), null);
        Shape shape = shape(outline, frame);
        String value = writer.apply(zone.value().getAsDouble());
        g.setColor(shade(classes.of(zone.value().getAsDouble())) >= DARK ? Color.WHITE : ChartStyle.TEXT);
        boolean room = named && !frame.inset();
        if (room && fits(g, point, shape, zone.label(), value)) {
            write(g, point, zone.label(), value);
        } else if (room && fits(g, point, shape, code, value)) {
            write(g, point, code, value);
        } else if (shape.getBounds().width >= width(g, CODE, code)) {
            g.drawString(code, (float) (point.getX() - width(g, CODE, code) / 2.0), (float) point.getY() + 3);
        }
    }

    private static int width(Graphics2D g, int size, String text) {
        g.setFont(ChartStyle.font(size));
        return g.getFontMetrics().stringWidth(text);
    }

    private static boolean fits(Graphics2D g, Point2D middle, Shape shape, String name, String value) {
        int width = Math.max(width(g, NAME, name), width(g, NAME, value));
        return shape.contains(middle.getX() - width / 2.0, middle.getY() - NAME, width, 2 * NAME);
    }

    private static void write(Graphics2D g, Point2D middle, String name, String value) {
        float x = (float) middle.getX();
        float y = (float) middle.getY();
        g.drawString(name, x - width(g, NAME, name) / 2f, y - 3);
        g.drawString(value, x - width(g, NAME, value) / 2f, y + NAME);
    }

    private void paintKey(Graphics2D g) {
        int x = MapChart.WIDTH - EDGE - KEY + 12;
        int y = MapChart.HEIGHT - EDGE - 22 * (classes.classes().size() + 2);
        for (int rank = classes.classes().size() - 1; rank >= 0; rank--) {
            Range range = classes.classes().get(rank);
            String lowest = writer.apply(range.lowest());
            String highest = writer.apply(range.highest());
            paintKey(
                    g, x, y, color(rank), lowest.equals(highest) ? lowest : TEXTS.format("map.range", lowest, highest));
            y += 22;
        }
        if (zones.values().stream().anyMatch(MapZone::hidden)) {
            paintKey(g, x, y, PALE, TEXTS.format("map.hidden"));
            Hatching.fill(g, new Rectangle(x, y, 24, 15));
            y += 22;
        }
        paintKey(g, x, y, PALE, TEXTS.format("map.none"));
    }

    private static void paintKey(Graphics2D g, int x, int y, Color color, String text) {
        Rectangle box = new Rectangle(x, y, 24, 15);
        g.setColor(color);
        g.fill(box);
        g.setColor(BORDER);
        g.setStroke(new BasicStroke(0.6f));
        g.draw(box);
        g.setColor(ChartStyle.TEXT);
        g.setFont(ChartStyle.font(12));
        g.drawString(text, x + 32, y + 12);
    }
}
