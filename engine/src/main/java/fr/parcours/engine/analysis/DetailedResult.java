package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;

/**
 * A table with others that complete it.
 *
 * @param table the main table
 * @param provenance where the numbers come from
 * @param details the tables shown below it
 */
public record DetailedResult(ResultTable table, Provenance provenance, List<ResultTable> details) implements Result {

    /** Copies the list. */
    public DetailedResult {
        details = List.copyOf(details);
    }
}
