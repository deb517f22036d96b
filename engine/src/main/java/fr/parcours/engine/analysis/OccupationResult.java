package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where the journeys of a cohort are as time goes by.
 *
 * @param table probabilities by stratum, horizon and state; those of a horizon sum to 1
 * @param provenance where the numbers come from
 * @param points the same, one element per stratum and horizon
 */
public record OccupationResult(ResultTable table, Provenance provenance, List<Point> points) implements Result {

    /** Copies the list. */
    public OccupationResult {
        points = List.copyOf(points);
    }

    /**
     * Where the journeys of a stratum are at a time.
     *
     * @param stratum label of the stratum, empty when there is only one
     * @param months months of 30.4375 days since the origin of the clock
     * @param states probability of each state, in the order of {@link Occupation#STATES}; empty where withheld or not
     *     observed
     */
    public record Point(String stratum, int months, List<OptionalDouble> states) {

        /** Copies the list. */
        public Point {
            states = List.copyOf(states);
        }
    }
}
