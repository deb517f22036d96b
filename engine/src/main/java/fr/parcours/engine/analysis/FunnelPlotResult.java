package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.area.FunnelLimits;
import fr.parcours.engine.stats.area.FunnelStatus;
import java.util.List;

/**
 * A funnel plot: the rates of areas by their size, beside the limits within which chance leaves them.
 *
 * @param table one row per area
 * @param provenance where the numbers come from
 * @param details the mean of all, and how much more areas vary than chance explains
 * @param target the mean of all, which limits are around
 * @param points the areas that may be shown, in the order of the table
 * @param curves limits at increasing sizes, over the range of the points: what a chart draws
 */
public record FunnelPlotResult(
        ResultTable table,
        Provenance provenance,
        List<ResultTable> details,
        double target,
        List<Point> points,
        List<FunnelLimits> curves)
        implements Result {

    /** Copies the lists. */
    public FunnelPlotResult {
        details = List.copyOf(details);
        points = List.copyOf(points);
        curves = List.copyOf(curves);
    }

    /**
     * An area.
     *
     * @param code its code
     * @param label French name
     * @param followed journeys followed, its size
     * @param rate share of them with the event
     * @param status where it lies; undefined if the area is too small to say
     */
    public record Point(String code, String label, long followed, double rate, FunnelStatus status) {}
}
