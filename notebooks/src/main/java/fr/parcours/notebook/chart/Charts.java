package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.DropOutResult;
import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.analysis.FlowResult;
import fr.parcours.engine.analysis.FunnelPlotResult;
import fr.parcours.engine.analysis.TerritoryResult;
import fr.parcours.engine.result.Result;
import java.util.Optional;
import org.knowm.xchart.XYChart;

/** Finds the chart that fits a result. */
public final class Charts {

    private Charts() {}

    /**
     * Draws a result.
     *
     * @param result any result
     * @return its chart, empty if results of this kind have none or if everything in it is withheld
     */
    public static Optional<XYChart> of(Result result) {
        if (result instanceof DurationResult duration) {
            boolean empty =
                    duration.curves().stream().allMatch(curve -> curve.points().isEmpty());
            return empty ? Optional.empty() : Optional.of(SurvivalChart.of(duration));
        }
        if (result instanceof FlowResult flow) {
            return flow.funnels().isEmpty() ? Optional.empty() : Optional.of(FunnelChart.of(flow));
        }
        if (result instanceof DropOutResult dropOut) {
            boolean empty =
                    dropOut.rates().stream().allMatch(rate -> rate.rate().isEmpty());
            return empty ? Optional.empty() : Optional.of(DropOutChart.of(dropOut));
        }
        if (result instanceof TerritoryResult territory) {
            boolean empty =
                    territory.zones().stream().allMatch(zone -> zone.juryRate().isEmpty());
            return empty ? Optional.empty() : Optional.of(TerritoryChart.of(territory));
        }
        if (result instanceof FunnelPlotResult plot) {
            return plot.points().isEmpty() ? Optional.empty() : Optional.of(FunnelPlotChart.of(plot));
        }
        return Optional.empty();
    }
}
