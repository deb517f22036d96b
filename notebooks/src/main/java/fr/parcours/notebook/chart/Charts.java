package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.CrosstabResult;
import fr.parcours.engine.analysis.DropOutResult;
import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.analysis.FlowResult;
import fr.parcours.engine.analysis.FunnelPlotResult;
import fr.parcours.engine.analysis.HazardResult;
import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.analysis.OccupationResult;
import fr.parcours.engine.analysis.OutcomeResult;
import fr.parcours.engine.analysis.ProcessMapResult;
import fr.parcours.engine.analysis.ProfileResult;
import fr.parcours.engine.analysis.SeriesResult;
import fr.parcours.engine.analysis.StockResult;
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
        if (result instanceof OutcomeResult outcome) {
            boolean empty =
                    outcome.curves().stream().allMatch(curves -> curves.points().isEmpty());
            return empty ? Optional.empty() : Optional.of(OutcomeChart.of(outcome));
        }
        if (result instanceof OccupationResult occupation) {
            boolean empty = occupation.points().stream().noneMatch(OccupationChart::isShown);
            return empty ? Optional.empty() : Optional.of(OccupationChart.of(occupation));
        }
        if (result instanceof HazardResult hazard) {
            boolean empty =
                    hazard.curves().stream().allMatch(curve -> curve.pieces().isEmpty());
            return empty ? Optional.empty() : Optional.of(HazardChart.of(hazard));
        }
        if (result instanceof SeriesResult series) {
            boolean empty = series.years().stream().noneMatch(YearChart::isShown);
            return empty ? Optional.empty() : Optional.of(YearChart.of(series));
        }
        if (result instanceof StockResult stock) {
            boolean empty = stock.years().stream().noneMatch(YearChart::isShown);
            return empty ? Optional.empty() : Optional.of(YearChart.of(stock));
        }
        if (result instanceof ModelResult model) {
            return ForestChart.isShown(model) ? Optional.of(ForestChart.of(model)) : Optional.empty();
        }
        if (result instanceof ProfileResult profile) {
            return ProfileChart.isShown(profile) ? Optional.of(ProfileChart.of(profile)) : Optional.empty();
        }
        if (result instanceof CrosstabResult crosstab) {
            return HeatMapChart.shares(crosstab).map(HeatMapChart::of);
        }
        if (result instanceof ProcessMapResult map) {
            boolean empty = map.maps().stream().noneMatch(ProcessMapChart::isShown);
            return empty ? Optional.empty() : Optional.of(ProcessMapChart.of(map));
        }
        return Optional.empty();
    }
}
