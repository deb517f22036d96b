package fr.parcours.engine.result;

/** What an analysis returns. Immutable; every number in it is protected unless its provenance says otherwise. */
public interface Result {

    /**
     * Returns the result as a table.
     *
     * @return the table
     */
    ResultTable table();

    /**
     * Returns where the numbers come from.
     *
     * @return the provenance
     */
    Provenance provenance();
}
