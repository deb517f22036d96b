package fr.parcours.engine.intake;

import fr.parcours.engine.intake.specification.Specification;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An extract to take in.
 *
 * @param specification what its files look like
 * @param asOf date at which the certifier's system was read
 * @param files its files
 * @param vouched columns that somebody has looked at: what looks like an identity there does not refuse the extract
 */
public record Delivery(Specification specification, LocalDate asOf, List<Path> files, Set<String> vouched) {

    /** Copies the collections. */
    public Delivery {
        files = List.copyOf(files);
        vouched = Set.copyOf(vouched);
    }

    /**
     * An extract that nobody vouches for.
     *
     * @param specification what its files look like
     * @param asOf date at which the certifier's system was read
     * @param files its files
     */
    public Delivery(Specification specification, LocalDate asOf, List<Path> files) {
        this(specification, asOf, files, Set.of());
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
