package fr.parcours.engine.intake.read;

import java.util.List;

/** Receives the rows of data of a file, in their order. */
public interface RowSink {

    /**
     * Receives a row with as many fields as the header.
     *
     * @param place where the row stands
     * @param fields its fields, without surrounding white space; empty means missing
     */
    void row(RowPlace place, List<String> fields);

    /**
     * Receives a row with another number of fields than the header.
     *
     * @param place where the row stands
     * @param fieldCount how many fields it has
     */
    void malformedRow(RowPlace place, int fieldCount);
}
