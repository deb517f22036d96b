package fr.parcours.engine.publication;

import fr.parcours.engine.intake.Producer;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The contents of the partitions of one dataset, to be published in turn as one partition of another. */
final class Variants {

    static final PartitionKey KEY = PartitionKey.of("82", "2010-1");

    private final Dataset source;
    private final List<Manifest> contents;
    private final Dataset target;

    /** The target is made if it is missing, with the key of the source. */
    Variants(Path source, Path target) {
        this.source = Dataset.open(source);
        this.contents = this.source.partitions();
        this.target = Dataset.openOrCreate(target, this.source.info());
    }

    Dataset target() {
        return target;
    }

    /** Publishes one content; returns its revision. */
    String publish(int variant) {
        return publish(KEY, variant);
    }

    String publish(PartitionKey key, int variant) {
        Manifest content = contents.get(variant);
        try (Publication publication = Publication.begin(target, key)) {
            for (Table table : Table.values()) {
                Files.copy(source.path(content, table), publication.stage(table));
                publication.staged(table, content.file(table).rows());
            }
            return publication.commit(Producer.name(), content.sources()).revision();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
