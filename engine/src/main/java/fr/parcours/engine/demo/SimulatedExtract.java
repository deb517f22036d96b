package fr.parcours.engine.demo;

import fr.parcours.layout.Campaign;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;

/**
 * A file the simulator wrote and what a faultless reader makes of it.
 *
 * @param region code of the region
 * @param campaign the campaign
 * @param asOf date at which the file stands
 * @param specification name of the specification that reads it
 * @param path the file
 * @param rows data rows in the file
 * @param accepted rows without error
 * @param rejected rows with one
 * @param dirt rows by reason of rejection, by name
 */
public record SimulatedExtract(
        String region,
        Campaign campaign,
        LocalDate asOf,
        String specification,
        Path path,
        int rows,
        int accepted,
        int rejected,
        Map<String, Integer> dirt) {

    /** Freezes the map, whose order is kept. */
    public SimulatedExtract {
        dirt = Collections.unmodifiableMap(dirt);
    }
}
