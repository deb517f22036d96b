package fr.parcours.engine.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of what is computed once for a dataset, {@code <dataset>.cache}. Everything in it can be deleted at any
 * time; it is made again when it is missed. What it holds is as personal as the dataset: only its owner may read it.
 */
public final class CacheFolder {

    private CacheFolder() {}

    /**
     * Returns where the cache of a dataset is.
     *
     * @param dataset folder of the dataset
     * @return a sibling of it, which may not exist
     */
    public static Path of(Path dataset) {
        Path absolute = dataset.toAbsolutePath().normalize();
        return absolute.resolveSibling(absolute.getFileName() + ".cache");
    }

    /**
     * Makes a folder in the cache of a dataset.
     *
     * @param dataset folder of the dataset
     * @param folder relative path of the folder
     * @return the folder, which may have been there
     * @throws IOException if nothing can be written beside the dataset
     */
    public static Path make(Path dataset, Path folder) throws IOException {
        Path cache = Files.createDirectories(of(dataset));
        if (Files.getFileStore(cache).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
        }
        return Files.createDirectories(cache.resolve(folder));
    }
}
