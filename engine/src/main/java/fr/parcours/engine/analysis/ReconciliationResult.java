package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;

/**
 * The stock of jury passages of each year, split by the cohorts that they come from.
 *
 * @param table for each stratum and year, the stock and, below it, the years of entry that make it up
 * @param provenance where the numbers come from
 * @param note what the two measures say, in French
 */
public record ReconciliationResult(ResultTable table, Provenance provenance, String note) implements Result {}
