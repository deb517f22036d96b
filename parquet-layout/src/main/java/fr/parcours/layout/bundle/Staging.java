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
        Path folder = Files.createTempDirectory(existing, prefix);
        FileChannel lock =
                FileChannel.open(folder.resolve(IN_USE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        return new Staging(folder, lock);
    }

    private static void removeAbandoned(Path parent, String prefix) throws IOException {
        List<Path> others;
        try (Stream<Path> content = Files.list(parent)) {
            others = content.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (Path other : others) {
            if (isAbandoned(other)) {
                FolderTree.delete(other);
            }
        }
    }

    /** Whether the process that made a folder is gone: its lock is free. */
    private static boolean isAbandoned(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(IN_USE), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (IOException | OverlappingFileLockException e) {
            // It is being made or removed at this moment, or is not ours to touch.
            return false;
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            lock.close();
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
