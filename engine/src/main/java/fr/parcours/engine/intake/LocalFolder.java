package fr.parcours.engine.intake;

import java.nio.file.Path;

/**
 * What an observatory keeps for itself beside a dataset: its key, the rejected rows, its zonings and its studies. It is
 * a sibling of the dataset's folder, so that copying the dataset never copies it.
 *
 * @param folder the folder, named after the dataset with {@code .local} added
 */
public record LocalFolder(Path folder) {

    /**
     * Finds the local folder of a dataset.
     *
     * @param dataset folder of the dataset
     * @return its local folder, which may not exist yet
     */
    public static LocalFolder of(Path dataset) {
        Path absolute = dataset.toAbsolutePath().normalize();
        return new LocalFolder(absolute.resolveSibling(absolute.getFileName() + ".local"));
    }

    /**
     * Returns the place of the key of the pseudonyms.
     *
     * @return path of the key file
     */
    public Path key() {
        return folder.resolve("etape2.key");
    }

    /**
     * Returns the place of the zonings that users add.
     *
     * @return path of the folder, which may not exist yet
     */
    public Path zonings() {
        return folder.resolve("zonings");
    }

    /**
     * Returns the place of studies: what they have shown, and the counts behind it.
     *
     * @return path of the folder, which may not exist yet
     */
    public Path studies() {
        return folder.resolve("studies");
    }

    /**
     * Returns the place of the log of what was given out without protection.
     *
     * @return path of the file, which may not exist yet
     */
    public Path unprotectedLog() {
        return folder.resolve("unprotected.log");
    }

    /**
     * Returns the place of rejected rows.
     *
     * @return path of the folder, organised like the dataset
     */
    public Path quarantine() {
        return folder.resolve("quarantine");
    }
}
