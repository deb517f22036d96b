package fr.parcours.engine.result;

/**
 * A result that says nothing beside its table.
 *
 * @param table the table
 * @param provenance where the numbers come from
 */
public record TableResult(ResultTable table, Provenance provenance) implements Result {}
