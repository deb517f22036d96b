package fr.parcours.engine.territory;

import java.util.List;
import java.util.Optional;

/**
 * A commune of the official geographic code of 2026.
 *
 * @param code Insee code
 * @param name name
 * @param departement code of its département, or of its overseas collectivity
 * @param arrondissement code of its arrondissement, empty where there is none
 * @param epci number of its inter-communal body (EPCI), empty where there is none
 * @param postalCodes its postal codes, in their order
 */
public record Commune(
        String code,
        String name,
        String departement,
        Optional<String> arrondissement,
        Optional<String> epci,
        List<String> postalCodes) {

    /** Copies the list. */
    public Commune {
        postalCodes = List.copyOf(postalCodes);
    }
}
