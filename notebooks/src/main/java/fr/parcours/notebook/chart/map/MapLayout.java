package fr.parcours.notebook.chart.map;

import fr.parcours.notebook.chart.map.Outlines.Outline;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;

/**
 * Where the parts of a map are drawn: the mainland, or as much of it as has values; overseas territories in small
 * windows on the left; Paris and its neighbours in one on the right, as they are too small to be seen.
 *
 * @param frames the windows, the main one first
 */
record MapLayout(List<MapFrame> frames) {

    private static final String MAINLAND = "";

    /** Below this part of the area of the whole, a map shows only the part that has values. */
    private static final double PART = 0.45;

    private static final double MARGIN = 0.06;
    private static final Set<String> AROUND_PARIS = Set.of("75", "92", "93", "94");
    private static final int INSET = 78;
    private static final int GAP = 10;

    MapLayout {
        frames = List.copyOf(frames);
    }

    /**
     * Lays out a map.
     *
     * @param outlines outlines of all zones
     * @param valued codes of the zones that have a value
     * @param room where to draw
     * @param key width that the key of the colours takes on the right
     */
    static MapLayout of(Outlines outlines, Collection<String> valued, Rectangle room, int key) {
        Map<String, Envelope> planes = extents(outlines.zones().values());
        Map<String, Envelope> used = extents(outlines.zones().entrySet().stream()
                .filter(zone -> valued.contains(zone.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        // The mainland comes first in the order of planes.
        String main = (used.isEmpty() ? planes : used).keySet().iterator().next();
        Envelope whole = planes.get(main);
        Envelope part = used.getOrDefault(main, whole);
        boolean zoomed = part.getArea() < PART * whole.getArea();
        Set<String> insets = (zoomed ? used : planes)
                .keySet().stream().filter(plane -> !plane.equals(main)).collect(Collectors.toSet());
        boolean paris =
                !zoomed && main.equals(MAINLAND) && outlines.zones().keySet().containsAll(AROUND_PARIS);
        int left = insets.isEmpty() ? 0 : INSET + GAP;
        List<MapFrame> frames = new ArrayList<>();
        frames.add(new MapFrame(
                main,
                grown(zoomed ? part : whole),
                new Rectangle(room.x + left, room.y, room.width - left - key, room.height),
                false));
        int y = room.y + room.height - INSET;
        for (String plane : new TreeMap<>(planes).descendingMap().keySet()) {
            if (insets.contains(plane)) {
                frames.add(new MapFrame(plane, grown(planes.get(plane)), new Rectangle(room.x, y, INSET, INSET), true));
                y -= INSET + GAP;
            }
        }
        if (paris) {
            Envelope around = extents(
                            AROUND_PARIS.stream().map(outlines.zones()::get).toList())
                    .get(MAINLAND);
            int size = key - 2 * GAP;
            frames.add(new MapFrame(
                    MAINLAND, grown(around), new Rectangle(room.x + room.width - size, room.y, size, size), true));
        }
        return new MapLayout(frames);
    }

    /** Whether a zone is seen whole in a small window. */
    boolean isInInset(Outline outline) {
        return frames.stream()
                .filter(MapFrame::inset)
                .anyMatch(frame -> frame.plane().equals(outline.plane())
                        && frame.view().contains(outline.shape().getEnvelopeInternal()));
    }

    private static Map<String, Envelope> extents(Collection<Outline> outlines) {
        Map<String, Envelope> extents = new TreeMap<>();
        outlines.forEach(outline -> extents.computeIfAbsent(outline.plane(), unused -> new Envelope())
                .expandToInclude(outline.shape().getEnvelopeInternal()));
        return extents;
    }

    private static Envelope grown(Envelope view) {
        Envelope grown = new Envelope(view);
        grown.expandBy(MARGIN * view.getWidth(), MARGIN * view.getHeight());
        return grown;
    }
}
