package fr.parcours.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The revisions that a partition had here, in a hidden file beside its manifest. It is written once another revision
 * has taken the place of the published one: what a crash in between left out, the previous revision still tells.
 */
final class RevisionHistory {

    private final Path file;

    RevisionHistory(Path partition) {
        this.file = partition.resolve(HiddenNames.HISTORY);
    }

    private record Content(int layoutVersion, List<PastRevision> revisions) {}

    /** The revisions before the published one, the first one first. */
    List<PastRevision> before(Optional<Manifest> previous) {
        List<PastRevision> revisions = new ArrayList<>(read());
        previous.filter(manifest -> !holds(revisions, manifest))
                .map(Manifest::asPast)
                .ifPresent(revisions::add);
        return List.copyOf(revisions);
    }

    boolean holds(Manifest manifest) {
        return holds(read(), manifest);
    }

    private static boolean holds(List<PastRevision> revisions, Manifest manifest) {
        return revisions.stream().anyMatch(revision -> revision.isOf(manifest));
    }

    private List<PastRevision> read() {
        return Files.exists(file)
                ? Json.readSealed(file, Content.class, tree -> {}).revisions()
                : List.of();
    }

    /** Adds the previous revision, unless it is there. */
    void add(Manifest previous) throws IOException {
        if (!holds(previous)) {
            DurableFiles.replace(file, Json.sealed(new Content(LayoutVersion.CURRENT, before(Optional.of(previous)))));
        }
    }
}
