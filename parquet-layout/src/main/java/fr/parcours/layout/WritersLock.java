package fr.parcours.layout;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The right to change a file that several processes change. Its own file, beside that one, stays: were it removed, two
 * processes could hold two files of the same name.
 */
public final class WritersLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Path file;
    private final FileChannel channel;

    private WritersLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits until nobody else changes a file.
     *
     * @param file the file, which may not exist yet; its folder is made
     * @param busy says that somebody else has been changing it for more than a minute
     * @return the right, until it is closed
     * @throws InvalidInputException with that message
     * @throws IOException if its own file cannot be made
     */
    public static WritersLock of(Path file, Supplier<String> busy) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = open(file.resolveSibling("." + file.getFileName() + ".lock"));
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (tryLock(channel) == null) {
                if (System.nanoTime() > end) {
                    throw new InvalidInputException(busy.get());
                }
                Thread.sleep(PAUSE.toMillis());
            }
            return new WritersLock(file, channel);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            channel.close();
            throw new IOException("Interrupted while waiting for a lock.", e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            throw DeniedAccess.at(file, e);
        }
    }

    /**
     * Returns the file that nobody else changes now.
     *
     * @return its path
     */
    public Path file() {
        return file;
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
