package fr.parcours.engine.anonymise;

import java.time.LocalDate;

/**
 * The traits that make a person the same everywhere. Its text never shows them.
 *
 * @param birthName name at birth, as written
 * @param firstName first names, as written: the first one counts
 * @param birthDate full date of birth
 * @param sex sex
 */
public record Identity(String birthName, String firstName, LocalDate birthDate, Sex sex) {

    @Override
    public String toString() {
        return "Identity";
    }
}
