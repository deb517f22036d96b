package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;

/**
 * A cohort by two attributes.
 *
 * @param table counts, with margins in the last row and column
 * @param provenance where the numbers come from
 * @param details shares of the rows, shares of the columns, and the tests of independence
 */
public record CrosstabResult(ResultTable table, Provenance provenance, List<ResultTable> details) implements Result {

    /** Copies the list. */
    public CrosstabResult {
        details = List.copyOf(details);
    }
}
