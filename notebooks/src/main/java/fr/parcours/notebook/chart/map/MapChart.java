package fr.parcours.notebook.chart.map;

import fr.parcours.notebook.chart.ChartStyle;
import java.util.List;
import java.util.function.DoubleFunction;
import org.knowm.xchart.XYChart;

/** Draws the values of zones as colours: a choropleth map. */
public final class MapChart {

    static final int WIDTH = 800;
    static final int HEIGHT = 620;

    private MapChart() {}

    /**
     * Draws a map.
     *
     * @param title title above the map
     * @param subtitle smaller second line
     * @param outlines shapes of the zones; those without a value are drawn pale
     * @param zones values of the zones; those without an outline are left out
     * @param writer writes a value
     * @return the chart
     */
    public static XYChart of(
            String title, String subtitle, Outlines outlines, List<MapZone> zones, DoubleFunction<String> writer) {
        XYChart chart = ChartStyle.blank(title, subtitle, WIDTH, HEIGHT);
        List<MapZone> drawn = zones.stream()
                .filter(zone -> outlines.zones().containsKey(zone.code()))
                .toList();
        chart.addAnnotation(new MapPainter(outlines, drawn, writer));
        return chart;
    }
}
