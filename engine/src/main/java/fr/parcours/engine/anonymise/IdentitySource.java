package fr.parcours.engine.anonymise;

import java.util.List;

/** A table with identities, read once from its first row to its last: whatever its files are. */
public interface IdentitySource {

    /**
     * Returns the columns of the table, each under one name.
     *
     * @return their names, in their order
     */
    List<String> columns();

    /**
     * Reads every row.
     *
     * @param sink receives the rows
     */
    void read(Sink sink);

    /** Receives the rows of the table, in their order. */
    interface Sink {

        /**
         * Receives a row.
         *
         * @param source name of its file, and of its sheet if the file has several
         * @param line number of its line or row, from 1
         * @param values one for each column, without white space around; empty where missing
         */
        void row(String source, long line, List<String> values);

        /**
         * Receives the place of a row with another number of fields than the header. Its fields may be under wrong
         * names, so it is left out.
         *
         * @param source name of its file, and of its sheet if the file has several
         * @param line number of its line or row, from 1
         */
        void malformedRow(String source, long line);

        /**
         * Receives the place of a row without any value.
         *
         * @param source name of its file, and of its sheet if the file has several
         * @param line number of its line or row, from 1
         */
        void emptyRow(String source, long line);
    }
}
