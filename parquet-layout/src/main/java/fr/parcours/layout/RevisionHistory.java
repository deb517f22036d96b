package fr.parcours.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The revisions that a partition had here, in a hidden file beside its manifest. It is written before another revision
 * takes the place of the published one: after a crash in between, its last entry is the published one itself.
 */
final class RevisionHistory {

    static final String FILE = ".history.json";

    private final Path file;

    RevisionHistory(Path partition) {
        this.file = partition.resolve(FILE);
    }

    private record Content(int layoutVersion, List<PastRevision> revisions) {}

    /** The revisions before the published one, the first one first. */
    List<PastRevision> before(Optional<Manifest> published) {
        List<PastRevision> revisions = new ArrayList<>(read());
        int last = revisions.size() - 1;
        if (last >= 0 && published.filter(revisions.get(last)::isOf).isPresent()) {
            revisions.remove(last);
        }
        return List.copyOf(revisions);
    }

    private List<PastRevision> read() {
        return Files.exists(file)
                ? Json.readSealed(file, Content.class, tree -> {}).revisions()
                : List.of();
    }

    /** Adds the published revision, whose place another is about to take. */
    void add(Manifest published) throws IOException {
        List<PastRevision> revisions = new ArrayList<>(before(Optional.of(published)));
        revisions.add(published.asPast());
        DurableFiles.replace(file, Json.sealed(new Content(LayoutVersion.CURRENT, revisions)));
    }
}
