package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.ProcessMapResult;
import fr.parcours.engine.analysis.ProcessMapResult.Arc;
import fr.parcours.engine.analysis.ProcessMapResult.StratumMap;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.CellText;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;

/** Draws a process map from top to bottom, the maps of strata below each other. */
final class ProcessMapChart {

    private static final Texts TEXTS = Texts.of(ProcessMapChart.class);
    private static final int TOP = 66;
    private static final int NAME = 24;

    /** More maps make a picture of several pages. */
    private static final int MOST = 3;

    private ProcessMapChart() {}

    /** Whether a map has anything to draw. */
    static boolean isShown(StratumMap map) {
        return !map.arcs().isEmpty();
    }

    static XYChart of(ProcessMapResult result) {
        List<StratumMap> known =
                result.maps().stream().filter(ProcessMapChart::isShown).toList();
        List<StratumMap> drawn = known.stream().limit(MOST).toList();
        List<ProcessMapLayout> layouts = new ArrayList<>();
        double top = TOP;
        for (StratumMap map : drawn) {
            layouts.add(ProcessMapLayout.of(
                    map,
                    ChartStyle.PADDING,
                    ChartStyle.WIDTH - ChartStyle.PADDING,
                    top + (map.stratum().isEmpty() ? 0 : NAME),
                    ProcessMapChart::label));
            top = layouts.get(layouts.size() - 1).bottom();
        }
        long omitted = layouts.stream().mapToLong(ProcessMapLayout::omitted).sum();
        String cohort = result.provenance().cohort();
        XYChart chart = ChartStyle.blank(
                TEXTS.format("map.title"),
                drawn.size() == known.size()
                        ? cohort
                        : TEXTS.format("panels.first", cohort, drawn.size(), known.size()),
                ChartStyle.WIDTH,
                (int) Math.ceil(top) + NAME);
        chart.addAnnotation(new Heading(
                omitted == 0 ? TEXTS.format("map.note") : TEXTS.format("map.omitted", Numbers.count(omitted)),
                top - 2,
                true));
        double name = TOP;
        for (int i = 0; i < drawn.size(); i++) {
            if (!drawn.get(i).stratum().isEmpty()) {
                chart.addAnnotation(new Heading(drawn.get(i).stratum(), name, false));
            }
            chart.addAnnotation(new ProcessMapPainter(layouts.get(i)));
            name = layouts.get(i).bottom();
        }
        return chart;
    }

    private static String label(Arc arc) {
        String journeys =
                arc.journeys().isPresent() ? Numbers.count(arc.journeys().getAsLong()) : CellText.HIDDEN;
        return arc.medianMonths().isEmpty()
                ? journeys
                : TEXTS.format(
                        "map.label",
                        journeys,
                        CellText.in(Texts.language())
                                .show(Cell.measure(arc.medianMonths().getAsDouble()), Kind.MONTHS));
    }
}
