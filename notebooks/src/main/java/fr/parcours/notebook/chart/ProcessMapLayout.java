package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.ProcessMapResult.Arc;
import fr.parcours.engine.analysis.ProcessMapResult.Step;
import fr.parcours.engine.analysis.ProcessMapResult.StratumMap;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Where the steps, arcs and labels of one process map are drawn.
 *
 * @param boxes the steps
 * @param links the most frequent arcs, the most frequent first
 * @param omitted passages of the arcs that are not drawn
 * @param bottom where the map ends
 */
record ProcessMapLayout(List<Box> boxes, List<Link> links, long omitted, double bottom) {

    /** More arcs than that hide each other. */
    static final int MOST = 22;

    static final int LABEL_SIZE = 10;
    private static final int HIGH = 50;
    private static final int BETWEEN = 66;
    private static final int LINE = 13;
    private static final double DIP = 36;

    /** From a line that returns to its own step to its label, which stands beside it. */
    private static final double LOOP = 3;

    private static final double[] ALONG = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};

    /**
     * A step.
     *
     * @param step the step
     * @param place its rectangle
     */
    record Box(Step step, Rectangle2D place) {}

    /**
     * An arc.
     *
     * @param arc the arc
     * @param line from its source to its target
     * @param label what is written at it, empty where nothing fits
     * @param place where it is written
     * @param back whether it leads back to an earlier stage
     */
    record Link(Arc arc, Path2D line, String label, Rectangle2D place, boolean back) {}

    ProcessMapLayout {
        boxes = List.copyOf(boxes);
        links = List.copyOf(links);
    }

    /**
     * Lays out a map.
     *
     * @param map the map
     * @param left where there is room
     * @param right where it ends
     * @param top where the map begins
     * @param writer writes the label of an arc
     */
    static ProcessMapLayout of(StratumMap map, double left, double right, double top, Function<Arc, String> writer) {
        List<String> keys = map.steps().stream().map(Step::key).toList();
        List<Arc> known = map.arcs().stream()
                .filter(arc -> keys.contains(arc.from()) && keys.contains(arc.to()))
                .sorted(Comparator.comparingLong(Arc::passages).reversed())
                .toList();
        List<Arc> arcs = known.stream().limit(MOST).toList();
        ProcessLayers layers = new ProcessLayers(map.steps(), arcs, left, right);
        List<Box> boxes = map.steps().stream()
                .map(step -> {
                    ProcessLayers.Place place = layers.step(step.key());
                    return new Box(
                            step,
                            new Rectangle2D.Double(
                                    place.x() - place.width() / 2, y(top, place.layer()), place.width(), HIGH));
                })
                .toList();
        List<Rectangle2D> taken = new ArrayList<>(boxes.stream().map(Box::place).toList());
        List<Link> links = new ArrayList<>();
        for (Arc arc : arcs) {
            Path2D line = line(arc, arcs, layers, top);
            Rectangle2D place = place(
                    line, writer.apply(arc), taken, left, right, arc.from().equals(arc.to()));
            taken.add(place);
            links.add(new Link(
                    arc,
                    line,
                    place.isEmpty() ? "" : writer.apply(arc),
                    place,
                    layers.step(arc.to()).layer() < layers.step(arc.from()).layer()));
        }
        return new ProcessMapLayout(
                boxes,
                links,
                known.stream().skip(MOST).mapToLong(Arc::passages).sum(),
                y(top, layers.layers() - 1) + HIGH + DIP);
    }

    private static double y(double top, int layer) {
        return top + layer * (HIGH + BETWEEN);
    }

    private static Path2D line(Arc arc, List<Arc> arcs, ProcessLayers layers, double top) {
        List<ProcessLayers.Place> way = layers.way(arc);
        ProcessLayers.Place from = way.get(0);
        ProcessLayers.Place to = way.get(way.size() - 1);
        Path2D line = new Path2D.Double();
        if (from == to) {
            double x = from.x() + from.width() / 2;
            double y = y(top, from.layer());
            line.moveTo(x, y + HIGH * 0.7);
            line.curveTo(x + 26, y + HIGH * 0.9, x + 26, y + HIGH * 0.1, x, y + HIGH * 0.3);
            return line;
        }
        if (from.layer() == to.layer()) {
            double y = y(top, from.layer()) + HIGH;
            double start = port(arc, from, arcs, layers, true);
            double end = port(arc, to, arcs, layers, true);
            line.moveTo(start, y);
            line.curveTo(start, y + DIP, end, y + DIP, end, y);
            return line;
        }
        boolean down = to.layer() > from.layer();
        double x = port(arc, from, arcs, layers, down);
        double y = y(top, from.layer()) + (down ? HIGH : 0);
        line.moveTo(x, y);
        for (ProcessLayers.Place place : way.subList(1, way.size())) {
            boolean last = place == to;
            double nextX = last ? port(arc, to, arcs, layers, !down) : place.x();
            double nextY = y(top, place.layer()) + (down ? 0 : HIGH);
            line.curveTo(x, (y + nextY) / 2, nextX, (y + nextY) / 2, nextX, nextY);
            x = nextX;
            y = last ? nextY : nextY + (down ? HIGH : -HIGH);
            if (!last) {
                line.lineTo(x, y);
            }
        }
        return line;
    }

    /** Lines that touch a step on the same side are side by side, in the order of where they come from. */
    private static double port(
            Arc arc, ProcessLayers.Place place, List<Arc> arcs, ProcessLayers layers, boolean isBelow) {
        List<Arc> touching = arcs.stream()
                .filter(other -> !other.from().equals(other.to()))
                .filter(other -> touches(layers.way(other), place, isBelow))
                .sorted(Comparator.comparingDouble(
                        other -> next(layers.way(other), place).x()))
                .toList();
        double part = (touching.indexOf(arc) + 1.0) / (touching.size() + 1);
        return place.x() + (part - 0.5) * place.width();
    }

    private static ProcessLayers.Place next(List<ProcessLayers.Place> way, ProcessLayers.Place place) {
        return way.get(0) == place ? way.get(1) : way.get(way.size() - 2);
    }

    private static boolean touches(List<ProcessLayers.Place> way, ProcessLayers.Place place, boolean isBelow) {
        boolean ends = way.get(0) == place || way.get(way.size() - 1) == place;
        return ends && (next(way, place).layer() >= place.layer()) == isBelow;
    }

    /** A place for a label on its line that touches no step and no other label; empty if there is none. */
    private static Rectangle2D place(
            Path2D line, String label, List<Rectangle2D> taken, double left, double right, boolean loop) {
        double width = ChartStyle.width(label, LABEL_SIZE) + 4.0;
        List<Point2D> points = points(line);
        for (double along : ALONG) {
            Point2D middle = points.get((int) Math.round(along * (points.size() - 1)));
            double start = middle.getX() - (loop ? -LOOP : width / 2);
            double x = Math.max(left, Math.min(right - width, start));
            Rectangle2D place = new Rectangle2D.Double(x, middle.getY() - LINE / 2.0, width, LINE);
            if (taken.stream().noneMatch(place::intersects)) {
                return place;
            }
        }
        return new Rectangle2D.Double();
    }

    /** Points at equal distances on a line. */
    private static List<Point2D> points(Path2D line) {
        List<Point2D> points = new ArrayList<>();
        double[] end = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator path = new FlatteningPathIterator(line.getPathIterator(null), 0.5);
                !path.isDone();
                path.next()) {
            int kind = path.currentSegment(end);
            int parts = kind == PathIterator.SEG_MOVETO ? 1 : (int) Math.ceil(Point2D.distance(x, y, end[0], end[1]));
            for (int i = 1; i <= parts; i++) {
                double part = kind == PathIterator.SEG_MOVETO ? 1 : (double) i / parts;
                points.add(new Point2D.Double(x + part * (end[0] - x), y + part * (end[1] - y)));
            }
            x = end[0];
            y = end[1];
        }
        return points;
    }
}
