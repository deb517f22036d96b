package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The ways that the journeys of a cohort took from step to step.
 *
 * @param table for each stratum and step, a row for the step and one for each step that came next
 * @param provenance where the numbers come from
 * @param maps one map per stratum, in the order of the table
 */
public record ProcessMapResult(ResultTable table, Provenance provenance, List<StratumMap> maps) implements Result {

    /** Copies the list. */
    public ProcessMapResult {
        maps = List.copyOf(maps);
    }

    /**
     * The map of one stratum.
     *
     * @param stratum French label of the stratum, empty when there is only one
     * @param steps the steps, from the entry to the ends, in the order of the process
     * @param arcs the passages between consecutive steps; those withheld are left out
     */
    public record StratumMap(String stratum, List<Step> steps, List<Arc> arcs) {

        /** Copies the lists. */
        public StratumMap {
            steps = List.copyOf(steps);
            arcs = List.copyOf(arcs);
        }
    }

    /**
     * A step of a map: a type of step, with its outcome for decisions and juries; the entry; or an end.
     *
     * @param key stable English name, such as {@code jury_full}, {@code entry}, {@code open}
     * @param labelFr French label
     * @param journeys journeys that reached it, empty when withheld
     * @param passages times it was reached, empty when withheld
     */
    public record Step(String key, String labelFr, OptionalLong journeys, OptionalLong passages) {}

    /**
     * Passages from a step to the next one.
     *
     * @param from name of the step left
     * @param to name of the step reached next
     * @param journeys journeys that passed this way at least once, empty when withheld
     * @param passages times it was taken
     * @param share proportion of those who leave the step, empty when their number is withheld
     * @param medianMonths median time between in months; to {@code open}, since the last step; empty when withheld or
     *     when there is none
     */
    public record Arc(
            String from,
            String to,
            OptionalLong journeys,
            long passages,
            OptionalDouble share,
            OptionalDouble medianMonths) {}
}
