package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Events by calendar year, whatever the entry of their journeys: a stock, as ministries publish.
 *
 * @param table one row per stratum and year
 * @param provenance where the numbers come from
 * @param years the years, in the order of the table
 */
public record StockResult(ResultTable table, Provenance provenance, List<Year> years) implements Result {

    /** Copies the list. */
    public StockResult {
        years = List.copyOf(years);
    }

    /**
     * One year.
     *
     * @param stratum French label of the stratum, empty when there is only one
     * @param year calendar year
     * @param partial whether a certifier tells only a part of it
     * @param favourable favourable decisions of the year, empty when withheld
     * @param jury passages before a jury, absences aside, empty when withheld
     * @param juryRatio passages before a jury by favourable decision of the same year: not a probability, it may exceed
     *     1
     * @param fullRatio share of full validations among the passages
     * @param open journeys open on 31 December, rounded to 5 when protected; empty when withheld or when nobody
     *     delivered after it
     */
    public record Year(
            String stratum,
            int year,
            boolean partial,
            OptionalLong favourable,
            OptionalLong jury,
            OptionalDouble juryRatio,
            OptionalDouble fullRatio,
            OptionalLong open) {}
}
