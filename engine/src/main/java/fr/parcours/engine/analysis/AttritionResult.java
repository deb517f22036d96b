package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;

/**
 * How many journeys each criterion of a cohort left.
 *
 * @param table one row per criterion
 * @param provenance where the numbers come from
 */
public record AttritionResult(ResultTable table, Provenance provenance) implements Result {}
