package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.TerritoryResult;
import fr.parcours.engine.analysis.TerritoryResult.Zone;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * Draws the rate of each territory with its interval, highest first; withheld territories are counted in the subtitle.
 */
final class TerritoryChart {

    private static final Texts TEXTS = Texts.of(TerritoryChart.class);

    private TerritoryChart() {}

    static XYChart of(TerritoryResult result) {
        List<Zone> known = result.zones().stream()
                .filter(zone -> zone.juryRate().isPresent())
                .sorted(Comparator.<Zone>comparingDouble(zone -> zone.juryRate().orElseThrow())
                        .reversed()
                        .thenComparing(Zone::label))
                .toList();
        int withheld = result.zones().size() - known.size();
        String cohort = result.provenance().cohort();
        RowChart rows = new RowChart(
                TEXTS.format("territory.title"),
                withheld == 0 ? cohort : TEXTS.format("territory.withheld", cohort, withheld),
                TEXTS.format("territory.x"),
                known.stream().map(Zone::label).toList(),
                known.stream().mapToDouble(TerritoryChart::reach).max().orElse(1),
                known.size() > 12 ? 24 : 30);
        for (int i = 0; i < known.size(); i++) {
            Zone zone = known.get(i);
            if (zone.lower().isPresent() && zone.upper().isPresent()) {
                rows.interval(
                        "·" + zone.code(),
                        -i,
                        zone.lower().getAsDouble(),
                        zone.upper().getAsDouble(),
                        ChartStyle.color(0));
            }
            rows.note(Numbers.percent(zone.juryRate().getAsDouble()), reach(zone), -i, ChartStyle.TEXT);
        }
        if (!known.isEmpty()) {
            rows.points(
                    TEXTS.format("territory.x"),
                    known.stream()
                            .mapToDouble(zone -> zone.juryRate().orElseThrow())
                            .toArray(),
                    java.util.stream.IntStream.range(0, known.size())
                            .mapToDouble(i -> -i)
                            .toArray(),
                    0);
        }
        return rows.chart();
    }

    private static double reach(Zone zone) {
        return Math.max(zone.juryRate().orElse(0), zone.upper().orElse(0));
    }
}
