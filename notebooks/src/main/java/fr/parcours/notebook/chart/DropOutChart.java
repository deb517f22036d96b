package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.DropOutResult;
import fr.parcours.engine.analysis.DropOutResult.Rate;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.util.List;
import org.knowm.xchart.XYChart;

/** Draws drop-out rates as points with their intervals: a row per stratum, a colour per definition. */
final class DropOutChart {

    private static final Texts TEXTS = Texts.of(DropOutChart.class);

    private DropOutChart() {}

    static XYChart of(DropOutResult result) {
        List<String> strata =
                result.rates().stream().map(Rate::stratum).distinct().toList();
        List<String> definitions =
                result.rates().stream().map(Rate::labelFr).distinct().toList();
        boolean single = strata.size() == 1;
        RowChart rows = new RowChart(
                TEXTS.format("dropout.title"),
                result.provenance().cohort(),
                TEXTS.format("dropout.x"),
                single ? definitions : strata,
                result.rates().stream().mapToDouble(DropOutChart::reach).max().orElse(1),
                single ? 56 : Math.max(34, 23 * definitions.size()));
        for (int d = 0; d < definitions.size(); d++) {
            String definition = definitions.get(d);
            List<Rate> known = result.rates().stream()
                    .filter(rate -> rate.labelFr().equals(definition) && isDrawn(rate))
                    .toList();
            double shift = single ? -d : 0.22 * ((definitions.size() - 1) / 2.0 - d);
            double[] positions = known.stream()
                    .mapToDouble(rate -> shift - strata.indexOf(rate.stratum()))
                    .toArray();
            for (int i = 0; i < known.size(); i++) {
                draw(rows, known.get(i), positions[i], d);
            }
            if (!known.isEmpty()) {
                double[] values = known.stream()
                        .mapToDouble(rate -> rate.rate().orElseThrow())
                        .toArray();
                rows.points(definition, values, positions, d);
            }
        }
        XYChart chart = rows.chart();
        chart.getStyler().setLegendVisible(!single && definitions.size() > 1);
        return chart;
    }

    /** The axis starts at zero: a stock ratio below it is in the table only. */
    private static boolean isDrawn(Rate rate) {
        return rate.rate().orElse(-1) >= 0;
    }

    private static void draw(RowChart rows, Rate rate, double position, int index) {
        if (rate.lower().isPresent() && rate.upper().isPresent()) {
            rows.interval(
                    rate.stratum() + "·" + rate.definition(),
                    position,
                    rate.lower().getAsDouble(),
                    rate.upper().getAsDouble(),
                    ChartStyle.color(index));
        }
        rows.note(Numbers.percent(rate.rate().orElseThrow()), reach(rate), position, ChartStyle.TEXT);
    }

    private static double reach(Rate rate) {
        return Math.max(rate.rate().orElse(0), rate.upper().orElse(0));
    }
}
