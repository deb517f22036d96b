package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;

/**
 * A fitted regression model.
 *
 * @param table one row per covariate and level: subjects, events and effect beside the reference
 * @param provenance where the numbers come from
 * @param terms for each covariate, whether it adds anything to the others (likelihood-ratio test)
 */
public record ModelResult(ResultTable table, Provenance provenance, List<TermTest> terms) implements Result {

    /** Copies the list. */
    public ModelResult {
        terms = List.copyOf(terms);
    }

    /**
     * A likelihood-ratio test.
     *
     * @param covariate name of the covariate
     * @param statistic χ²
     * @param freedom degrees of freedom
     * @param p p-value
     */
    public record TermTest(String covariate, double statistic, int freedom, double p) {}
}
