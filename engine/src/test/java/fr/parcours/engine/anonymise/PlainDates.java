package fr.parcours.engine.anonymise;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Dates written as {@code dd/MM/yyyy}, for tests of this package, which knows no specification. */
final class PlainDates {

    private PlainDates() {}

    static Optional<LocalDate> read(String text) {
        if (!text.matches("\\d\\d/\\d\\d/\\d{4}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(text.substring(6)),
                    Integer.parseInt(text.substring(3, 5)),
                    Integer.parseInt(text.substring(0, 2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
