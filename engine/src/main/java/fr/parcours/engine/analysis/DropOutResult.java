package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Drop-out of a cohort under several named definitions.
 *
 * @param table one row per stratum and definition
 * @param provenance where the numbers come from
 * @param rates one rate per stratum and definition, in the order of the table
 */
public record DropOutResult(ResultTable table, Provenance provenance, List<Rate> rates) implements Result {

    /**
     * A drop-out rate.
     *
     * @param stratum label of the stratum, empty when there is only one
     * @param definition stable English name: {@code declared}, {@code lapsed}, {@code presumed} or {@code stock}
     * @param labelFr French name of the definition, with its horizon or its calendar years
     * @param rate estimate, empty when withheld or not estimable; that of the stock may be negative
     * @param lower lower 95 % limit, empty for the stock, which is not a proportion
     * @param upper upper 95 % limit, empty for the stock
     */
    public record Rate(
            String stratum,
            String definition,
            String labelFr,
            OptionalDouble rate,
            OptionalDouble lower,
            OptionalDouble upper) {}
}
