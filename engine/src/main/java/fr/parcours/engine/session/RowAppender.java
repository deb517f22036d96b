package fr.parcours.engine.session;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Fills a table row by row, faster than inserts. Close it to make the rows visible. */
public final class RowAppender implements AutoCloseable {

    private final DuckDBAppender appender;

    RowAppender(DuckDBAppender appender) {
        this.appender = appender;
    }

    /**
     * Begins a row.
     *
     * @return this appender
     */
    public RowAppender begin() {
        try {
            appender.beginRow();
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot begin a row.", e);
        }
    }

    /**
     * Adds a text to the row.
     *
     * @param value the text; empty text is a missing value
     * @return this appender
     */
    public RowAppender text(String value) {
        try {
            if (value.isEmpty()) {
                appender.appendNull();
            } else {
                appender.append(value);
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot append a text.", e);
        }
    }

    /**
     * Adds a whole number to the row.
     *
     * @param value the number
     * @return this appender
     */
    public RowAppender number(long value) {
        try {
            appender.append(value);
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot append a number.", e);
        }
    }

    /** Ends the row. */
    public void end() {
        try {
            appender.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot end a row.", e);
        }
    }

    @Override
    public void close() {
        try {
            appender.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot append rows.", e);
        }
    }
}
