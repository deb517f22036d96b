package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.Proportion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Cohorts of successive years, each followed for the same time.
 *
 * @param table one row per stratum and year of entry
 * @param provenance where the numbers come from
 * @param years the years, in the order of the table
 */
public record SeriesResult(ResultTable table, Provenance provenance, List<Year> years) implements Result {

    /** Copies the list. */
    public SeriesResult {
        years = List.copyOf(years);
    }

    /**
     * The journeys that entered in one year. Shares are out of those followed up to the horizon, with Wilson's
     * intervals; they are empty when withheld, and for years not followed up to it yet.
     *
     * @param stratum French label of the stratum, empty when there is only one
     * @param year calendar year of entry
     * @param followed whether all of them could be followed up to the horizon
     * @param entered journeys that entered, empty when withheld
     * @param jury share seen by a jury within the horizon
     * @param full share fully validated within the horizon
     * @param left share that left within the horizon, not seen by a jury
     */
    public record Year(
            String stratum,
            int year,
            boolean followed,
            OptionalLong entered,
            Optional<Proportion> jury,
            Optional<Proportion> full,
            Optional<Proportion> left) {}
}
