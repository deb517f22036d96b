package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.Occupation;
import fr.parcours.engine.analysis.OccupationResult;
import fr.parcours.engine.analysis.OccupationResult.Point;
import fr.parcours.engine.result.CellText;
import fr.parcours.layout.Texts;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.knowm.xchart.XYChart;

/**
 * Draws the states of journeys as surfaces on top of each other, a panel per stratum.
 *
 * <p>Between two horizons a state has a surface if it is shown at both; the others together are one surface, since
 * their sum is what the shown ones leave.
 */
final class OccupationChart {

    private static final Texts TEXTS = Texts.of(OccupationChart.class);
    private static final List<String> STATES = Occupation.STATES;

    /** From the bottom: what is reached, then what is still open, then what is lost. */
    private static final List<String> STACK =
            List.of("full", "partial", "none", "dossier", "open", "left_after", "left");

    private static final Color HIDDEN = new Color(0xEE, 0xEE, 0xEE);
    private static final double NOTED = 0.04;

    private OccupationChart() {}

    static XYChart of(OccupationResult result) {
        Map<String, List<Point>> strata = new LinkedHashMap<>();
        result.points()
                .forEach(point -> strata.computeIfAbsent(point.stratum(), unused -> new ArrayList<>())
                        .add(point));
        Map<String, List<Point>> known = new LinkedHashMap<>();
        strata.forEach((stratum, points) -> {
            List<Point> observed =
                    points.stream().filter(OccupationChart::isShown).toList();
            if (!observed.isEmpty()) {
                known.put(stratum, withOrigin(observed));
            }
        });
        List<String> drawn = known.keySet().stream().limit(PanelChart.MOST).toList();
        Map<String, String> labels = new TableRows(result.table()).labels("state", "state_label");
        boolean hides = drawn.stream()
                .flatMap(stratum -> known.get(stratum).stream())
                .anyMatch(point -> point.states().stream().anyMatch(OptionalDouble::isEmpty));
        List<Key.Entry> key = new ArrayList<>();
        STACK.forEach(state -> key.add(new Key.Entry(labels.getOrDefault(state, state), CategoryColours.of(state))));
        if (hides) {
            key.add(new Key.Entry(TEXTS.format("hidden"), HIDDEN));
        }
        PanelChart panels = new PanelChart(
                TEXTS.format("occupation.title"),
                Panels.subtitle(result.provenance().cohort(), known.size(), strata.size()),
                TEXTS.format("survival.x"),
                TEXTS.format("occupation.y"),
                drawn,
                Axis.months(drawn.stream()
                        .flatMap(stratum -> known.get(stratum).stream())
                        .mapToInt(Point::months)
                        .max()
                        .orElse(1)),
                Axis.rates(1),
                key);
        for (int panel = 0; panel < drawn.size(); panel++) {
            List<List<Point>> runs = runs(known.get(drawn.get(panel)));
            for (List<Point> run : runs) {
                draw(panels, panel, run, labels, run == runs.get(0));
            }
        }
        return panels.chart();
    }

    static boolean isShown(Point point) {
        return point.states().stream().anyMatch(OptionalDouble::isPresent);
    }

    /** At the origin every journey is open. */
    private static List<Point> withOrigin(List<Point> points) {
        if (points.get(0).months() == 0) {
            return points;
        }
        List<OptionalDouble> states = new ArrayList<>(Collections.nCopies(STATES.size(), OptionalDouble.of(0)));
        states.set(STATES.indexOf("open"), OptionalDouble.of(1));
        List<Point> all = new ArrayList<>();
        all.add(new Point(points.get(0).stratum(), 0, states));
        all.addAll(points);
        return all;
    }

    /** Divides the horizons where other states begin to be shown; those of a run are drawn together. */
    private static List<List<Point>> runs(List<Point> points) {
        List<List<Point>> runs = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            List<Point> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
            List<Point> next = List.of(points.get(i - 1), points.get(i));
            if (last.isEmpty() || !states(last).equals(states(next))) {
                runs.add(new ArrayList<>(next));
            } else {
                last.add(points.get(i));
            }
        }
        return runs;
    }

    /** The states that are shown at all the horizons, in the order of the stack. */
    private static List<String> states(List<Point> points) {
        return STACK.stream()
                .filter(state -> points.stream()
                        .allMatch(point ->
                                point.states().get(STATES.indexOf(state)).isPresent()))
                .toList();
    }

    private static void draw(
            PanelChart panels, int panel, List<Point> run, Map<String, String> labels, boolean isFirst) {
        double[] months = run.stream().mapToDouble(Point::months).toArray();
        double[] bottom = new double[run.size()];
        for (String state : states(run)) {
            double[] top = new double[run.size()];
            for (int i = 0; i < top.length; i++) {
                top[i] = bottom[i]
                        + run.get(i).states().get(STATES.indexOf(state)).orElseThrow();
            }
            String name = isFirst ? labels.getOrDefault(state, state) : Description.UNNAMED + state + months[0];
            panels.between(panel, name, months, bottom, top, CategoryColours.of(state));
            bottom = top;
        }
        if (states(run).size() < STATES.size()) {
            double[] whole = new double[bottom.length];
            Arrays.fill(whole, 1);
            panels.between(panel, Description.UNNAMED + "hidden" + months[0], months, bottom, whole, HIDDEN);
            // Between two horizons in the middle of the run.
            int after = bottom.length / 2;
            double height = (bottom[after - 1] + bottom[after]) / 2;
            if (1 - height > NOTED) {
                panels.note(panel, CellText.HIDDEN, (months[after - 1] + months[after]) / 2, (1 + height) / 2);
            }
        }
    }
}
