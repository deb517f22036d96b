package fr.parcours.layout.bundle;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** A bundle as it was received, a folder or an archive: names that were looked at, and contents that were not. */
interface BundleSource extends AutoCloseable {

    /**
     * One file of the bundle.
     *
     * @param name path in the bundle, a safe one
     * @param declared size that the source claims, in bytes
     * @param mostBytes how many bytes it may unpack to, whatever it claims
     */
    record Entry(String name, long declared, long mostBytes) {}

    /** Files of the bundle; each name once. */
    List<Entry> entries();

    /** Opens the content of a file. */
    InputStream open(Entry entry) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * Opens a bundle and looks at all its names.
     *
     * @throws InvalidInputException if there is nothing, or it cannot be read
     * @throws fr.parcours.layout.IntegrityException if a name, a kind of file or a size may not be in a bundle
     */
    static BundleSource open(Path bundle, BundleLimits limits) {
        try {
            if (Files.isDirectory(bundle)) {
                return FolderSource.open(bundle, limits);
            }
            if (Files.isRegularFile(bundle, LinkOption.NOFOLLOW_LINKS)) {
                return ZipSource.open(bundle, limits);
            }
        } catch (IOException e) {
            throw new InvalidInputException(Texts.of(BundleSource.class).format("bundle.unreadable", bundle), e);
        }
        throw new InvalidInputException(Texts.of(BundleSource.class).format("bundle.unreadable", bundle));
    }
}
