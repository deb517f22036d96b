package fr.parcours.engine.territory;

import java.util.List;
import java.util.Optional;

/**
 * What a postal code and a name say of a place of residence.
 *
 * @param match how sure it is
 * @param communes codes of the communes of 2026 that fit: one if resolved, several if ambiguous, none otherwise
 */
public record ResolvedResidence(ResidenceMatch match, List<String> communes) {

    /** Copies the list. */
    public ResolvedResidence {
        communes = List.copyOf(communes);
    }

    /**
     * Returns the commune, if there is one only.
     *
     * @return its code, empty if ambiguous or unresolved
     */
    public Optional<String> commune() {
        boolean resolved = match == ResidenceMatch.EXACT || match == ResidenceMatch.CORRECTED;
        return resolved ? Optional.of(communes.get(0)) : Optional.empty();
    }
}
