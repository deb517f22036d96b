package fr.parcours.engine.session;

import java.time.LocalDate;
import java.util.Optional;

/** One row of a query's answer, read while the answer is open. Columns are found by name. */
public interface Row {

    /**
     * Reads a whole number.
     *
     * @param column column name
     * @return its value
     * @throws IllegalStateException if it is missing
     */
    long number(String column);

    /**
     * Reads a text.
     *
     * @param column column name
     * @return its value, empty if missing
     */
    Optional<String> text(String column);

    /**
     * Reads a date.
     *
     * @param column column name
     * @return its value, empty if missing
     */
    Optional<LocalDate> date(String column);
}
