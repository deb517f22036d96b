package fr.parcours.layout;

import java.time.Instant;
import java.util.List;

/**
 * Where a published revision comes from.
 *
 * @param revision digest of its content
 * @param created when it was published
 * @param producer software that wrote it
 * @param sources deliveries inside
 */
public record PastRevision(String revision, Instant created, String producer, List<SourceExtract> sources) {

    /** Copies the list. */
    public PastRevision {
        sources = List.copyOf(sources);
    }

    boolean isOf(Manifest manifest) {
        return revision.equals(manifest.revision()) && created.equals(manifest.created());
    }
}
