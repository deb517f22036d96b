package fr.parcours.engine.result;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a file under another name beside its target, then renames it: it is there whole or not at all. */
public final class WholeFile {

    private static final Texts TEXTS = Texts.of(WholeFile.class);

    private WholeFile() {}

    /** What a file holds. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes a file that does not exist yet.
         *
         * @param file the file
         * @throws IOException if it cannot be written
         */
        void write(Path file) throws IOException;
    }

    /**
     * Writes a file, replacing it if there is one.
     *
     * @param target the file; its folder must exist
     * @param content what it holds
     * @throws InvalidInputException if the folder is missing or the file cannot be written
     */
    public static void write(Path target, Content content) {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException(TEXTS.format("file.folder", folder));
        }
        Path partial = folder.resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            content.write(partial);
            Files.move(partial, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(partial, e);
            throw new InvalidInputException(
                    TEXTS.format("file.unwritable", target, e.getClass().getSimpleName()), e);
        }
    }

    private static void discard(Path partial, IOException cause) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
