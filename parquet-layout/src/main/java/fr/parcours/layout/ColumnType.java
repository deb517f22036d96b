package fr.parcours.layout;

/** The types a column of the layout can have, with their name in SQL. */
public enum ColumnType {
    /** UTF-8 text; Parquet {@code BYTE_ARRAY (STRING)}. */
    STRING("VARCHAR"),
    /** A whole number; Parquet {@code INT32}. */
    INTEGER("INTEGER"),
    /** A calendar date without time; Parquet {@code INT32 (DATE)}. */
    DATE("DATE");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /**
     * Returns the standard SQL name of this type.
     *
     * @return a type name such as {@code VARCHAR}
     */
    public String sql() {
        return sql;
    }
}
