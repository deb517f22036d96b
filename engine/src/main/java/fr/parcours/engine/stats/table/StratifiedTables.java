package fr.parcours.engine.stats.table;

import java.util.List;

/**
 * The same two attributes counted in several strata.
 *
 * @param strata one table each, all of one shape; at least one
 */
public record StratifiedTables(List<ContingencyTable> strata) {

    /**
     * Copies and checks the tables.
     *
     * @throws IllegalArgumentException if there is none, or two differ in shape
     */
    public StratifiedTables {
        strata = List.copyOf(strata);
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("Cannot compare without a stratum");
        }
        ContingencyTable first = strata.get(0);
        for (ContingencyTable table : strata) {
            if (table.rows() != first.rows() || table.columns() != first.columns()) {
                throw new IllegalArgumentException("Cannot put strata of " + first.rows() + " by " + first.columns()
                        + " and " + table.rows() + " by " + table.columns() + " together");
            }
        }
    }

    /**
     * Puts strata together.
     *
     * @param strata one table each, all of one shape; at least one
     * @return the strata
     * @throws IllegalArgumentException if there is none, or two differ in shape
     */
    public static StratifiedTables of(List<ContingencyTable> strata) {
        return new StratifiedTables(strata);
    }

    int rows() {
        return strata.get(0).rows();
    }

    int columns() {
        return strata.get(0).columns();
    }

    /** The strata of two subjects or more: others cannot show a difference. */
    List<ContingencyTable> comparable() {
        return strata.stream().filter(table -> table.total() > 1).toList();
    }

    void checkTwoByTwo() {
        if (!strata.get(0).isTwoByTwo()) {
            throw new IllegalArgumentException(
                    "Cannot compute an odds ratio of tables of " + rows() + " by " + columns());
        }
    }
}
