package fr.parcours.engine.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** The row at which an answer of the engine is. */
record AnswerRow(ResultSet answer) implements Row {

    @Override
    public long number(String column) {
        try {
            long value = answer.getLong(column);
            if (answer.wasNull()) {
                throw new IllegalStateException("Column " + column + " is missing a value.");
            }
            return value;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read column " + column + ".", e);
        }
    }

    @Override
    public Optional<String> text(String column) {
        try {
            return Optional.ofNullable(answer.getString(column));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read column " + column + ".", e);
        }
    }

    @Override
    public Optional<LocalDate> date(String column) {
        try {
            return Optional.ofNullable(answer.getObject(column, LocalDate.class));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read column " + column + ".", e);
        }
    }
}
