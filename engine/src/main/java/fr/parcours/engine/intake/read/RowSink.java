package fr.parcours.engine.intake.read;

import java.util.List;

/** Receives the rows of an extract, in their order. */
public interface RowSink {

    /**
     * Receives the names of the columns of a file, before its rows. Files whose rows have no common columns have none.
     *
     * @param place the file and its sheet
     * @param names names of all its columns
     */
    default void header(RowPlace place, List<String> names) {}

    /**
     * Receives a row.
     *
     * @param place where the row stands
     * @param values the values of the columns that the specification uses, in their order; empty text where a file does
     *     without a column
     * @param fields all its fields as they are
     */
    void row(RowPlace place, List<String> values, List<String> fields);

    /**
     * Receives a row that has not the shape of its file: another number of fields, or text that cannot be read.
     *
     * @param place where the row stands
     * @param fields its fields as they are
     */
    void malformedRow(RowPlace place, List<String> fields);

    /**
     * Receives a row of which one value that is needed cannot be read.
     *
     * @param place where the row stands
     * @param fields its fields as they are
     * @param column the column of that value, or its path
     * @param why what is wrong with it, in the language of the user
     */
    default void malformedRow(RowPlace place, List<String> fields, String column, String why) {
        malformedRow(place, fields);
    }

    /**
     * Receives a row whose fields are all empty.
     *
     * @param place where the row stands
     */
    void emptyRow(RowPlace place);
}
