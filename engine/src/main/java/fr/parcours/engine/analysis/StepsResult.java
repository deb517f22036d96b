package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long each step of the way from entry to the jury takes.
 *
 * @param table one row per stratum and leg, then one for the whole way
 * @param provenance where the numbers come from
 * @param ways the decomposition of the journeys that reached the jury, by stratum
 */
public record StepsResult(ResultTable table, Provenance provenance, List<Way> ways) implements Result {

    /** Copies the list. */
    public StepsResult {
        ways = List.copyOf(ways);
    }

    /**
     * The mean way of the journeys that reached the jury.
     *
     * @param stratum label of the stratum, empty when there is only one
     * @param legs in the order of the way; their means sum to that of the whole
     * @param wholeMonths mean months from entry to the jury, empty when withheld or without such journeys
     */
    public record Way(String stratum, List<Leg> legs, OptionalDouble wholeMonths) {

        /** Copies the list. */
        public Way {
            legs = List.copyOf(legs);
        }
    }

    /**
     * One leg of the mean way.
     *
     * @param label French name
     * @param months mean months that it takes, journeys that skip it counting 0; empty when withheld
     */
    public record Leg(String label, OptionalDouble months) {}
}
