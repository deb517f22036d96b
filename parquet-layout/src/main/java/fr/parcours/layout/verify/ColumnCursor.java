package fr.parcours.layout.verify;

import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;

/** Goes through the values of one column of a row group. */
final class ColumnCursor {

    private final ColumnReader reader;
    private final int present;
    private final long rows;

    /**
     * Stands before the first value.
     *
     * @param reader reader of the column
     * @param rows number of rows of the row group
     */
    ColumnCursor(ColumnReader reader, long rows) {
        this.reader = reader;
        this.present = reader.getDescriptor().getMaxDefinitionLevel();
        this.rows = rows;
    }

    long rows() {
        return rows;
    }

    /** Says whether the present row has a value. */
    boolean hasValue() {
        return reader.getCurrentDefinitionLevel() == present;
    }

    Binary text() {
        return reader.getBinary();
    }

    int number() {
        return reader.getInteger();
    }

    /** Goes to the next row; called once for each row. A value that was not taken is left out. */
    void next(boolean taken) {
        if (!taken && hasValue()) {
            reader.skip();
        }
        reader.consume();
    }
}
