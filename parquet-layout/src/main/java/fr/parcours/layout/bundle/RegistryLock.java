package fr.parcours.layout.bundle;

import fr.parcours.layout.DeniedAccess;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The right to change a registry of bundles. Its file, beside the registry, stays: were it removed, two processes could
 * hold two files of the same name.
 */
final class RegistryLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Path registry;
    private final FileChannel channel;

    private RegistryLock(Path registry, FileChannel channel) {
        this.registry = registry;
        this.channel = channel;
    }

    /**
     * Waits until nobody else changes the registry.
     *
     * @param registry the registry, which may not exist yet
     * @throws InvalidInputException if that takes more than a minute
     */
    static RegistryLock of(Path registry) throws IOException {
        Files.createDirectories(registry.getParent());
        FileChannel channel = open(registry.resolveSibling("." + registry.getFileName() + ".lock"));
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (tryLock(channel) == null) {
                if (System.nanoTime() > end) {
                    throw new InvalidInputException(Texts.of(RegistryLock.class).format("registry.locked", registry));
                }
                Thread.sleep(PAUSE.toMillis());
            }
            return new RegistryLock(registry, channel);
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

    /** The file that nobody else changes now. */
    Path registry() {
        return registry;
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
