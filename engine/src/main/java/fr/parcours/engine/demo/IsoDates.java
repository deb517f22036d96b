package fr.parcours.engine.demo;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Dates in the texts of rows; what is no date is an error put there on purpose and is written as it is. */
final class IsoDates {

    private IsoDates() {}

    static Optional<LocalDate> read(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
