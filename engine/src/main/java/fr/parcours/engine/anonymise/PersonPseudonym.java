package fr.parcours.engine.anonymise;

/**
 * The pseudonym of a person, or why there is none.
 *
 * @param outcome whether there is one
 * @param text 32 hexadecimal digits, empty if there is none
 */
public record PersonPseudonym(Outcome outcome, String text) {

    static PersonPseudonym none(Outcome cause) {
        return new PersonPseudonym(cause, "");
    }
}
