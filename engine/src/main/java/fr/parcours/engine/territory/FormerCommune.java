package fr.parcours.engine.territory;

import java.util.List;
import java.util.Optional;

/**
 * A code or a name that is not that of a commune of today: a commune that merged, a delegated or associated one, a
 * municipal arrondissement, or a commune that changed its name.
 *
 * @param code Insee code
 * @param name name
 * @param commune code of the commune that holds it today; empty for the few that were shared out between several
 * @param postalCodes postal codes of its own, often none
 */
public record FormerCommune(String code, String name, Optional<String> commune, List<String> postalCodes) {

    /** Copies the list. */
    public FormerCommune {
        postalCodes = List.copyOf(postalCodes);
    }
}
