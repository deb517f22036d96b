package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.TerritoryResult;
import fr.parcours.engine.analysis.TerritoryResult.Zone;
import fr.parcours.engine.result.CellText;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;

/** Draws the rate of each territory with its interval, highest first; withheld territories are listed last. */
final class TerritoryChart {

    private static final Texts TEXTS = Texts.of(TerritoryChart.class);

    private TerritoryChart() {}

    static XYChart of(TerritoryResult result) {
        List<Zone> zones = result.zones().stream()
                .sorted(Comparator.<Zone>comparingDouble(zone -> zone.juryRate().orElse(-1))
                        .reversed()
                        .thenComparing(Zone::label))
                .toList();
        List<Zone> known =
                zones.stream().filter(zone -> zone.juryRate().isPresent()).toList();
        RowChart rows = new RowChart(
                TEXTS.format("territory.title"),
                result.provenance().cohort(),
                TEXTS.format("territory.x"),
                zones.stream().map(Zone::label).toList(),
                known.stream().mapToDouble(TerritoryChart::reach).max().orElse(1),
                zones.size() > 12 ? 24 : 30);
        for (int i = 0; i < zones.size(); i++) {
            Zone zone = zones.get(i);
            if (zone.juryRate().isEmpty()) {
                rows.note(CellText.HIDDEN, 0, -i, ChartStyle.MUTED);
                continue;
            }
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
