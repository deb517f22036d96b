package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The funnel of a cohort, from its entry to validation.
 *
 * @param table all strata and stages as one table
 * @param provenance where the numbers come from
 * @param funnels one funnel per stratum, in the order of the table
 */
public record FlowResult(ResultTable table, Provenance provenance, List<Funnel> funnels) implements Result {

    /**
     * The funnel of one stratum.
     *
     * @param stratum label of the stratum, empty when there is only one
     * @param stages the stages, from entry to validation
     */
    public record Funnel(String stratum, List<Stage> stages) {}

    /**
     * One stage of a funnel.
     *
     * @param name stable English name
     * @param labelFr French label
     * @param journeys journeys that reached it, empty when withheld
     * @param shareOfEntry proportion of the journeys that entered, empty when withheld
     */
    public record Stage(String name, String labelFr, OptionalLong journeys, OptionalDouble shareOfEntry) {}
}
