package fr.parcours.notebook.chart.map;

import fr.parcours.notebook.chart.ChartStyle;
import java.util.List;
import java.util.function.DoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

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
        XYChart chart = ChartStyle.chart(title, subtitle, WIDTH, HEIGHT);
        chart.getStyler().setAxisTicksVisible(false);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setLegendVisible(false);
        // The library draws no chart without a series.
        XYSeries nothing = chart.addSeries("·", new double[] {0}, new double[] {0});
        nothing.setMarker(SeriesMarkers.NONE);
        List<MapZone> drawn = zones.stream()
                .filter(zone -> outlines.zones().containsKey(zone.code()))
                .toList();
        chart.addAnnotation(new MapPainter(outlines, drawn, writer));
        return chart;
    }
}
