package fr.parcours.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The revision before the published one, kept in a hidden folder of its partition: no tool that looks for data files
 * takes them for published ones. A manifest {@code partition-<revision>.json} names them.
 */
final class PreviousRevision {

    private static final String PREFIX = "partition-";
    private static final String SUFFIX = ".json";

    private final Path partition;
    private final Path folder;

    PreviousRevision(Path partition) {
        this.partition = partition;
        this.folder = partition.resolve(HiddenNames.PREVIOUS);
    }

    /**
     * Finds it. What a crash left is told apart: the published revision itself, kept before it would have been
     * replaced, and the revision before the previous one, which is in the history.
     */
    Optional<Manifest> find(Optional<Manifest> published, RevisionHistory history) throws IOException {
        List<Manifest> kept = manifests().stream()
                .filter(manifest -> published.stream()
                        .noneMatch(current -> current.revision().equals(manifest.revision())))
                .sorted(Comparator.comparing(Manifest::created).reversed())
                .toList();
        return kept.stream()
                .filter(manifest -> !history.holds(manifest))
                .findFirst()
                .or(() -> kept.stream().findFirst());
    }

    private List<Manifest> manifests() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isManifest(file.getFileName().toString()))
                    .map(Dataset::readManifest)
                    .toList();
        }
    }

    private static boolean isManifest(String name) {
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    Path path(DataFile file) {
        return folder.resolve(file.name());
    }

    /** Refuses a folder in which nothing could be kept. */
    void checkWritable() {
        DeniedAccess.check(folder);
    }

    /** Keeps the published revision, before another takes its place: its manifest last. */
    void keep(Manifest published) throws IOException {
        Files.createDirectories(folder);
        for (DataFile file : published.files()) {
            DurableFiles.linkOrCopy(partition.resolve(file.name()), path(file));
        }
        DurableFiles.forceFolder(folder);
        DurableFiles.replace(manifest(published.revision()), Files.readAllBytes(partition.resolve(Dataset.MANIFEST)));
    }

    private Path manifest(String revision) {
        return folder.resolve(PREFIX + revision + SUFFIX);
    }

    /** Removes all but one revision. */
    void retainOnly(Manifest kept) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Set<String> names = kept.files().stream().map(DataFile::name).collect(Collectors.toSet());
        names.add(manifest(kept.revision()).getFileName().toString());
        // Manifests first: one that is there always has its files.
        for (Path file : content(names)) {
            FolderTree.delete(file);
        }
    }

    private List<Path> content(Set<String> but) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !but.contains(file.getFileName().toString()))
                    .sorted(Comparator.comparing(
                            file -> !isManifest(file.getFileName().toString())))
                    .toList();
        }
    }

    /** Removes it; returns the bytes that this frees, those shared with the published revision not counted. */
    long clear(Set<String> published) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        long bytes = 0;
        for (Path file : content(Set.of())) {
            bytes += published.contains(file.getFileName().toString()) ? 0 : Files.size(file);
            FolderTree.delete(file);
        }
        Files.delete(folder);
        return bytes;
    }
}
