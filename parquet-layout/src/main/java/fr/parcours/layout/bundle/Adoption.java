package fr.parcours.layout.bundle;

import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Publication;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The publication of the partitions of a bundle: all locks are taken before the first partition is published. */
final class Adoption implements AutoCloseable {

    private final Dataset target;
    private final List<Step> steps = new ArrayList<>();

    Adoption(Dataset target) {
        this.target = target;
    }

    private record Step(Publication publication, Manifest manifest, Path folder) {}

    /**
     * Locks the place of a partition.
     *
     * @param expected the revision that was there when it was decided to publish, empty if none
     * @param manifest the partition to publish
     * @param folder where its files are
     * @throws InvalidInputException if somebody else publishes there, or has done so meanwhile
     */
    void prepare(Optional<Manifest> expected, Manifest manifest, Path folder) {
        Publication publication = Publication.begin(target, manifest.key());
        steps.add(new Step(publication, manifest, folder));
        if (!publication.current().map(Manifest::revision).equals(expected.map(Manifest::revision))) {
            throw new InvalidInputException(Texts.of(Adoption.class).format("import.meanwhile", manifest.key()));
        }
    }

    void publish() {
        steps.forEach(step -> step.publication().adopt(step.manifest(), step.folder()));
    }

    @Override
    public void close() {
        steps.forEach(step -> step.publication().close());
    }
}
