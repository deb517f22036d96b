package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Covariate patterns: one row per combination of values, one column per covariate.
 *
 * <p>A categorical covariate is a factor: named levels, the first of which is the reference. Rows need not be distinct,
 * but the fewer they are the faster a model is. No value can be missing: a caller who wants to keep incomplete subjects
 * gives "missing" its own level.
 *
 * <p>Immutable and thread-safe; arrays given to the builder are copied.
 */
public final class CovariateTable {

    /** One covariate. */
    sealed interface Column permits Factor, Numeric {
        String name();
    }

    /** A categorical covariate; {@code codes} are indices of levels, the first level being the reference. */
    @SuppressWarnings("ArrayRecordComponent") // copied at the border
    record Factor(String name, List<String> levels, int[] codes) implements Column {}

    /** A quantitative covariate. */
    @SuppressWarnings("ArrayRecordComponent") // copied at the border
    record Numeric(String name, double[] values) implements Column {}

    private final int rows;
    private final Map<String, Column> columns;

    private CovariateTable(int rows, Map<String, Column> columns) {
        this.rows = rows;
        this.columns = Collections.unmodifiableMap(columns);
    }

    /**
     * Starts a table.
     *
     * @param rows number of patterns, zero or more
     * @return a builder, not thread-safe
     */
    public static Builder builder(int rows) {
        return new Builder(rows);
    }

    /**
     * Returns the number of rows.
     *
     * @return zero or more
     */
    public int rows() {
        return rows;
    }

    void requireRow(int row) {
        if (row < 0 || row >= rows) {
            throw new IllegalArgumentException("Cannot use pattern " + row + " of " + rows);
        }
    }

    /**
     * Returns the names of the covariates.
     *
     * @return names in the order they were added
     */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /**
     * Returns this table with another reference level of a factor.
     *
     * @param factor name of the factor
     * @param level the level to compare the others with
     * @return a new table in which that level comes first and the others keep their order
     * @throws IllegalArgumentException if there is no such factor or level
     */
    public CovariateTable withReference(String factor, String level) {
        if (!(column(factor) instanceof Factor old) || !old.levels().contains(level)) {
            throw new IllegalArgumentException("Cannot use " + level + " as reference: no such level of " + factor);
        }
        int chosen = old.levels().indexOf(level);
        List<String> levels = new ArrayList<>(old.levels());
        levels.remove(chosen);
        levels.add(0, level);
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            int code = old.codes()[row];
            codes[row] = code == chosen ? 0 : code < chosen ? code + 1 : code;
        }
        return with(new Factor(factor, List.copyOf(levels), codes));
    }

    Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("Cannot use the covariate " + name + ": the table has " + names());
        }
        return column;
    }

    /** This table with one column replaced: what a marginal effect compares. */
    CovariateTable with(Column column) {
        Map<String, Column> changed = new LinkedHashMap<>(columns);
        changed.put(column.name(), column);
        return new CovariateTable(rows, changed);
    }

    /** Collects the columns of a table. */
    public static final class Builder {
        private final int rows;
        private final Map<String, Column> columns = new LinkedHashMap<>();

        private Builder(int rows) {
            if (rows < 0) {
                throw new IllegalArgumentException("Cannot make a table of a negative number of rows: " + rows);
            }
            this.rows = rows;
        }

        /**
         * Adds a categorical covariate by indices of levels.
         *
         * @param name its name, without {@code :}
         * @param levels distinct level names; the first is the reference
         * @param codes one index of {@code levels} per row
         * @return this builder
         * @throws IllegalArgumentException if the name is taken, levels repeat, the length is wrong or an index is
         *     outside the levels
         */
        public Builder factor(String name, List<String> levels, int[] codes) {
            check(name, codes.length);
            if (levels.isEmpty() || new HashSet<>(levels).size() != levels.size()) {
                throw new IllegalArgumentException("Cannot use repeated or no levels for " + name + ": " + levels);
            }
            for (int code : codes) {
                if (code < 0 || code >= levels.size()) {
                    throw new IllegalArgumentException("Cannot use level number " + code + " of " + name + ": it has "
                            + levels.size() + " levels");
                }
            }
            columns.put(name, new Factor(name, List.copyOf(levels), codes.clone()));
            return this;
        }

        /**
         * Adds a categorical covariate by names of levels.
         *
         * @param name its name, without {@code :}
         * @param levels distinct level names; the first is the reference
         * @param values one level per row
         * @return this builder
         * @throws IllegalArgumentException as {@link #factor(String, List, int[])}, and if a value is not a level
         */
        public Builder factor(String name, List<String> levels, List<String> values) {
            Map<String, Integer> index = new LinkedHashMap<>();
            levels.forEach(level -> index.put(level, index.size()));
            int[] codes = new int[values.size()];
            for (int row = 0; row < codes.length; row++) {
                Integer code = index.get(values.get(row));
                if (code == null) {
                    throw new IllegalArgumentException(
                            "Cannot use the value " + values.get(row) + " of " + name + ": its levels are " + levels);
                }
                codes[row] = code;
            }
            return factor(name, levels, codes);
        }

        /**
         * Adds a quantitative covariate.
         *
         * @param name its name, without {@code :}
         * @param values one finite number per row
         * @return this builder
         * @throws IllegalArgumentException if the name is taken, the length is wrong or a value is not finite
         */
        public Builder numeric(String name, double[] values) {
            check(name, values.length);
            for (double value : values) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("Cannot use the value " + value + " of " + name);
                }
            }
            columns.put(name, new Numeric(name, values.clone()));
            return this;
        }

        private void check(String name, int length) {
            if (name.isEmpty() || name.contains(":") || columns.containsKey(name)) {
                throw new IllegalArgumentException(
                        "Cannot name a covariate '" + name + "': empty, already used or with a colon");
            }
            if (length != rows) {
                throw new IllegalArgumentException(
                        "Cannot add " + length + " values of " + name + " to a table of " + rows + " rows");
            }
        }

        /**
         * Makes the table.
         *
         * @return the table
         */
        public CovariateTable build() {
            return new CovariateTable(rows, new LinkedHashMap<>(columns));
        }
    }
}
