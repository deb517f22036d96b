package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The sequences of steps of the journeys of a cohort.
 *
 * @param table one row per stratum and sequence, the most frequent first, then one for all others
 * @param provenance where the numbers come from
 * @param variants the sequences, in the order of the table
 */
public record VariantResult(ResultTable table, Provenance provenance, List<Variant> variants) implements Result {

    /** Copies the list. */
    public VariantResult {
        variants = List.copyOf(variants);
    }

    /**
     * A sequence of steps.
     *
     * @param stratum French label of the stratum, empty when there is only one
     * @param labelFr the steps, in French; or what stands for all other sequences
     * @param journeys journeys that took it, empty when withheld
     * @param share proportion of the journeys that entered, empty when withheld
     * @param medianMonths median time in months from the entry to the last step, empty when withheld or when there is
     *     none
     */
    public record Variant(
            String stratum, String labelFr, OptionalLong journeys, OptionalDouble share, OptionalDouble medianMonths) {}
}
