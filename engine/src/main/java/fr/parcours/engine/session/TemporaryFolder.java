package fr.parcours.engine.session;

import fr.parcours.layout.FolderTree;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The folder of a session's temporary files, removed on closing. */
final class TemporaryFolder implements AutoCloseable {

    private static final String PINNED = "pinned";

    private final Path folder;
    private int files;

    TemporaryFolder() throws IOException {
        this.folder = Files.createTempDirectory("parcours-");
    }

    Path path() {
        return folder;
    }

    /** Names a file that does not exist. */
    Path file(String name) {
        files++;
        return folder.resolve(files + "-" + name);
    }

    /** Makes an empty folder. */
    Path folder(Path name) {
        try {
            return Files.createDirectories(file("folder").resolve(name));
        } catch (IOException e) {
            throw new InvalidInputException(Texts.of(Session.class).format("disk"), e);
        }
    }

    /** Gives a file a second name here, or leaves it with its only one where the file systems do not allow that. */
    Path pin(Path file, Path name) throws NoSuchFileException {
        Path pinned = folder.resolve(PINNED).resolve(name);
        try {
            if (!Files.exists(pinned)) {
                Files.createDirectories(pinned.getParent());
                Files.createLink(pinned, file);
            }
            return pinned;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            return file;
        }
    }

    @Override
    public void close() {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            // Left to the system, which empties its temporary folder.
            return;
        }
    }
}
