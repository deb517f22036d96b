package fr.parcours.engine.demo;

import fr.parcours.layout.Campaign;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;

/**
 * A file as it stands at a certifier before it is anonymised, with invented names, and what becomes of it. Every row
 * can be taken in once it has been anonymised.
 *
 * @param region code of the region
 * @param campaign the campaign
 * @param asOf date at which the file stands
 * @param specification name of the specification that reads it
 * @param path the file
 * @param rows data rows in the file
 * @param persons persons who can be told from each other
 * @param withoutPseudonym rows whose identity is not enough for a pseudonym, by reason
 */
public record SimulatedNominalFile(
        String region,
        Campaign campaign,
        LocalDate asOf,
        String specification,
        Path path,
        int rows,
        int persons,
        Map<String, Integer> withoutPseudonym) {

    /** Freezes the map, whose order is kept. */
    public SimulatedNominalFile {
        withoutPseudonym = Collections.unmodifiableMap(withoutPseudonym);
    }
}
