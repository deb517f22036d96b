package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.ProcessMapResult.Arc;
import fr.parcours.engine.analysis.ProcessMapResult.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Places the steps of a process in layers from top to bottom, those of one stage side by side, with a free place in
 * each layer that an arc passes through. Sugiyama K., Tagawa S., Toda M. (1981), Methods for visual understanding of
 * hierarchical system structures, IEEE Trans. Syst. Man Cybern. 11, 109–125, with layers known beforehand.
 */
final class ProcessLayers {

    private static final Map<String, Integer> STAGES = Map.ofEntries(
            Map.entry("entry", 0),
            Map.entry("advice", 1),
            Map.entry("application", 2),
            Map.entry("eligibility", 3),
            Map.entry("eligibility_favourable", 3),
            Map.entry("eligibility_unfavourable", 3),
            Map.entry("support_start", 4),
            Map.entry("support_end", 5),
            Map.entry("dossier", 6),
            Map.entry("jury", 7),
            Map.entry("jury_full", 7),
            Map.entry("jury_partial", 7),
            Map.entry("jury_none", 7),
            Map.entry("jury_absent", 7),
            Map.entry("withdrawal", 8),
            Map.entry("expiry", 8),
            Map.entry("validated", 9),
            Map.entry("refused", 9),
            Map.entry("left", 9),
            Map.entry("open", 9));

    private static final int SWEEPS = 8;
    private static final int FREE = 16;
    private static final int GAP = 24;
    private static final int WIDEST = 132;

    private final List<List<Place>> layers = new ArrayList<>();
    private final Map<String, Place> steps = new LinkedHashMap<>();
    private final Map<Arc, List<Place>> ways = new LinkedHashMap<>();
    private final Map<Place, List<Link>> links = new HashMap<>();

    /** A place in the next layer, and how much draws towards it. */
    private record Link(Place to, long weight) {}

    /** A step, or room for an arc to pass through. */
    static final class Place {
        private final int layer;
        private final boolean free;
        private double width;
        private double x;

        private Place(int layer, boolean free) {
            this.layer = layer;
            this.free = free;
            this.width = free ? FREE : WIDEST;
        }

        int layer() {
            return layer;
        }

        double width() {
            return width;
        }

        /** Its middle. */
        double x() {
            return x;
        }
    }

    /**
     * Lays out a map.
     *
     * @param map its steps in the order of the process
     * @param arcs the arcs to draw
     * @param left where there is room
     * @param right where it ends
     */
    ProcessLayers(List<Step> map, List<Arc> arcs, double left, double right) {
        Map<Integer, List<Step>> stages = new TreeMap<>();
        map.forEach(step -> stages.computeIfAbsent(STAGES.getOrDefault(step.key(), 9), unused -> new ArrayList<>())
                .add(step));
        stages.values().forEach(stage -> {
            List<Place> layer = new ArrayList<>();
            for (Step step : stage) {
                Place place = new Place(layers.size(), false);
                steps.put(step.key(), place);
                layer.add(place);
            }
            layers.add(layer);
        });
        arcs.forEach(this::connect);
        layers.forEach(layer -> spread(layer, left, right));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            IntStream.range(0, layers.size())
                    .map(i -> down ? i : layers.size() - 1 - i)
                    .forEach(i -> arrange(layers.get(i), left, right));
        }
    }

    int layers() {
        return layers.size();
    }

    Place step(String key) {
        return steps.get(key);
    }

    /** The places that an arc passes from its source to its target, both included. */
    List<Place> way(Arc arc) {
        return ways.get(arc);
    }

    private void connect(Arc arc) {
        Place from = steps.get(arc.from());
        Place to = steps.get(arc.to());
        List<Place> way = new ArrayList<>();
        way.add(from);
        int direction = Integer.signum(to.layer - from.layer);
        for (int layer = from.layer + direction; layer != to.layer && direction != 0; layer += direction) {
            Place free = new Place(layer, true);
            layers.get(layer).add(free);
            way.add(free);
        }
        way.add(to);
        for (int i = 1; i < way.size(); i++) {
            link(way.get(i), way.get(i - 1), arc.passages());
            link(way.get(i - 1), way.get(i), arc.passages());
        }
        ways.put(arc, way);
    }

    private void link(Place from, Place to, long weight) {
        if (from.layer != to.layer) {
            links.computeIfAbsent(from, unused -> new ArrayList<>()).add(new Link(to, weight));
        }
    }

    /** Begins with equal distances, steps narrower where there is no room for all. */
    private static void spread(List<Place> layer, double left, double right) {
        long free = layer.stream().filter(place -> place.free).count();
        double room = right - left - GAP * (layer.size() - 1.0) - FREE * free;
        double width = Math.min(WIDEST, room / Math.max(1, layer.size() - free));
        for (int i = 0; i < layer.size(); i++) {
            Place place = layer.get(i);
            place.width = place.free ? FREE : width;
            place.x = left + (right - left) * (i + 0.5) / layer.size();
        }
    }

    /** Moves each place towards its neighbours, above all those of frequent arcs, as far as the others let it. */
    private void arrange(List<Place> layer, double left, double right) {
        Map<Place, Double> wanted = new HashMap<>();
        layer.forEach(place -> wanted.put(place, middle(place)));
        layer.sort(Comparator.comparingDouble(wanted::get));
        double edge = left;
        for (Place place : layer) {
            place.x = Math.max(wanted.get(place), edge + place.width / 2);
            edge = place.x + place.width / 2 + GAP;
        }
        edge = right;
        for (int i = layer.size() - 1; i >= 0; i--) {
            Place place = layer.get(i);
            place.x = Math.min(place.x, edge - place.width / 2);
            edge = place.x - place.width / 2 - GAP;
        }
    }

    private double middle(Place place) {
        List<Link> all = links.getOrDefault(place, List.of());
        double weight = all.stream().mapToLong(Link::weight).sum();
        return weight == 0
                ? place.x
                : all.stream().mapToDouble(link -> link.weight() * link.to().x).sum() / weight;
    }
}
