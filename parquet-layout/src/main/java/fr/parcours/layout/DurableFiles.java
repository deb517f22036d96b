package fr.parcours.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes that survive a crash: on the disk before they are visible. */
public final class DurableFiles {

    /** How the names of files end that are not complete yet. */
    static final String TEMPORARY = ".tmp";

    private DurableFiles() {}

    /**
     * Writes a file beside its target, forces it to the disk, then renames it over the target in one step.
     *
     * @param target the file, which may exist
     * @param content what it holds from then on
     * @throws IOException if the disk refuses; the target is then as it was
     */
    public static void replace(Path target, byte[] content) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName() + TEMPORARY);
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(target.getParent());
    }

    /** Gives a file a second name, or copies it where the file system knows no such thing. */
    static void linkOrCopy(Path source, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        try {
            Files.createLink(target, source);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Path copy = target.resolveSibling(target.getFileName() + TEMPORARY);
            Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
            force(copy);
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // A copy of a file that is read-only is read-only too: most systems force it all the same.
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Makes renames in a folder durable. Not every system can (Windows cannot): there the rename itself suffices. */
    static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Nothing more can be done, and the rename has succeeded.
            return;
        }
    }
}
