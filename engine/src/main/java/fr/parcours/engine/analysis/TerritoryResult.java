package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Counts and rates of a cohort by territory.
 *
 * @param table one row per territory, with a total
 * @param provenance where the numbers come from
 * @param zones one element per territory, without the total, in the order of the table
 */
public record TerritoryResult(ResultTable table, Provenance provenance, List<Zone> zones) implements Result {

    /**
     * The figures of one territory.
     *
     * @param code code of the territory, {@code ?} when residence is unknown
     * @param label French name
     * @param journeys journeys that entered, empty when withheld
     * @param juryRate proportion seen by a jury, empty when withheld
     * @param lower lower 95 % limit (Wilson)
     * @param upper upper 95 % limit (Wilson)
     */
    public record Zone(
            String code,
            String label,
            OptionalLong journeys,
            OptionalDouble juryRate,
            OptionalDouble lower,
            OptionalDouble upper) {}
}
