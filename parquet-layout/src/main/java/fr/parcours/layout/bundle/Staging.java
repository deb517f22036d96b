package fr.parcours.layout.bundle;

import fr.parcours.layout.DeniedAccess;
import fr.parcours.layout.FolderTree;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hidden folder for work in progress, on the file system of the place where the result will be; removed on closing.
 */
final class Staging implements AutoCloseable {

    private static final String IN_USE = ".in-use";

    private final Path folder;
    private final FileChannel lock;

    private Staging(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes a staging folder beside a place that may not exist yet; removes those whose process was killed.
     *
     * @throws InvalidInputException if nothing may be written there
     */
    static Staging beside(Path place) throws IOException {
        Path absolute = place.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        while (parent != null && !Files.isDirectory(parent)) {
            parent = parent.getParent();
        }
        Path existing = Optional.ofNullable(parent).orElse(absolute.getRoot());
        String prefix = "." + absolute.getFileName() + ".lot-";
        DeniedAccess.check(existing);
        removeAbandoned(existing, prefix);
        Optional<Staging> made = Optional.empty();
        while (made.isEmpty()) {
            made = make(Files.createTempDirectory(existing, prefix));
        }
        return made.get();
    }

    /** Takes a new folder, unless another process saw it before its lock was taken and removed it as abandoned. */
    private static Optional<Staging> make(Path folder) throws IOException {
        Path inUse = folder.resolve(IN_USE);
        FileChannel lock = FileChannel.open(inUse, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            lock.lock();
            if (Files.exists(inUse)) {
                return Optional.of(new Staging(folder, lock));
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process is removing it.
            lock.close();
            return Optional.empty();
        }
        lock.close();
        return Optional.empty();
    }

    private static void removeAbandoned(Path parent, String prefix) throws IOException {
        List<Path> others;
        try (Stream<Path> content = Files.list(parent)) {
            others = content.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        others.forEach(Staging::removeIfAbandoned);
    }

    /** Removes a folder whose process is gone: its lock is free. */
    private static void removeIfAbandoned(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(IN_USE), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            if (free != null) {
                // The lock is kept until it is gone: who is just making it must notice.
                FolderTree.delete(folder);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // It is being made or removed at this moment, or is not ours to touch.
            return;
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            // What is large goes while others see that it is ours; then it does not matter who removes the rest.
            try (Stream<Path> content = Files.list(folder)) {
                for (Path path : content.filter(file -> !file.endsWith(IN_USE)).toList()) {
                    FolderTree.delete(path);
                }
            }
            lock.close();
            Files.deleteIfExists(folder.resolve(IN_USE));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
