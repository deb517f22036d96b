package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Durations from entry to a step, by Kaplan–Meier.
 *
 * @param table one row per stratum: journeys, events, quartiles with their intervals
 * @param provenance where the numbers come from
 * @param target French name of the step aimed at
 * @param curves one curve per stratum, in the order of the table
 */
public record DurationResult(ResultTable table, Provenance provenance, String target, List<Curve> curves)
        implements Result {

    /**
     * The published curve of one stratum: a step function given at the dates that protection lets through.
     *
     * @param stratum label of the stratum, empty when there is only one
     * @param points the points, by increasing months, starting at zero
     * @param medianMonths median in months, empty when not reached or withheld
     */
    public record Curve(String stratum, List<Point> points, OptionalDouble medianMonths) {}

    /**
     * A point of a published curve.
     *
     * @param months months of 30.4375 days since entry
     * @param waiting proportion still waiting just after that time
     * @param lower lower 95 % limit, {@code NaN} where it is not defined
     * @param upper upper 95 % limit, {@code NaN} where it is not defined
     * @param atRisk journeys at risk just before that time, rounded or withheld by protection
     */
    public record Point(double months, double waiting, double lower, double upper, OptionalLong atRisk) {}
}
