package fr.parcours.engine.intake;

import fr.parcours.engine.intake.specification.Specification;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An extract to take in.
 *
 * @param specification what its files look like
 * @param asOf date at which the certifier's system was read
 * @param files its files
 */
public record Delivery(Specification specification, LocalDate asOf, List<Path> files) {

    /** Copies the list. */
    public Delivery {
        files = List.copyOf(files);
    }

    /**
     * Returns the names of the files, for messages.
     *
     * @return the names without their folders
     */
    public String names() {
        return files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
    }
}
