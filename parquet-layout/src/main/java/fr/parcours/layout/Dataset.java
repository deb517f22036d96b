package fr.parcours.layout;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A dataset folder: its description and its published partitions.
 *
 * <p>Immutable and safe to share between threads; every call reads the folder as it is at that moment. Only what a
 * manifest names is published: other files are leftovers.
 */
public final class Dataset {

    /** Name of the file that describes a dataset. */
    public static final String DESCRIPTION = "dataset.json";

    /** Name of the manifest in the folder of a partition. */
    public static final String MANIFEST = "partition.json";

    private final Path folder;
    private final DatasetInfo info;

    private Dataset(Path folder, DatasetInfo info) {
        this.folder = folder;
        this.info = info;
    }

    /**
     * Creates an empty dataset, or opens the one that is there.
     *
     * @param folder the folder, made if missing
     * @param info its description
     * @return the dataset
     * @throws IntegrityException if there is one with pseudonyms of another key, or simulated data would meet real ones
     */
    public static Dataset openOrCreate(Path folder, DatasetInfo info) {
        if (!Files.exists(folder.resolve(DESCRIPTION))) {
            try {
                if (Files.isDirectory(folder) && !isEmpty(folder)) {
                    throw new InvalidInputException(Texts.layout().format("dataset.occupied", folder));
                }
                Files.createDirectories(folder);
                DurableFiles.replace(folder.resolve(DESCRIPTION), Json.sealed(info));
            } catch (IOException e) {
                throw DeniedAccess.orUnwritable(folder, e);
            }
        }
        Dataset dataset = open(folder);
        if (!dataset.info.keyFingerprint().equals(info.keyFingerprint())) {
            throw new IntegrityException(
                    Texts.layout().format("dataset.key", folder, dataset.info.keyFingerprint(), info.keyFingerprint()));
        }
        if (dataset.info.simulated() != info.simulated()) {
            throw new IntegrityException(Texts.layout().format("dataset.simulated", folder));
        }
        return dataset;
    }

    /**
     * Opens a dataset.
     *
     * @param folder a folder with a {@code dataset.json}
     * @return the dataset
     * @throws InvalidInputException if the folder is not a dataset
     * @throws IntegrityException if its description is damaged or of a newer layout
     */
    public static Dataset open(Path folder) {
        Path description = folder.resolve(DESCRIPTION);
        if (!Files.isRegularFile(description)) {
            throw new InvalidInputException(Texts.layout().format("dataset.missing", folder, DESCRIPTION));
        }
        return new Dataset(folder, Json.readSealed(description, DatasetInfo.class, tree -> {}));
    }

    /**
     * Opens a dataset if there is one.
     *
     * @param folder a folder, which may not exist
     * @return the dataset, empty if the folder has no {@code dataset.json}
     */
    public static Optional<Dataset> find(Path folder) {
        return Files.isRegularFile(folder.resolve(DESCRIPTION)) ? Optional.of(open(folder)) : Optional.empty();
    }

    /**
     * Declares another key of the pseudonyms, in one step. Until every partition is published again with it, the
     * dataset is between two keys: partitions of the old one are told by their manifests.
     *
     * @param keyFingerprint fingerprint of the key to come
     * @return the dataset as it is described now
     */
    public Dataset withKey(String keyFingerprint) {
        DatasetInfo changed =
                new DatasetInfo(LayoutVersion.CURRENT, info.name(), info.licence(), keyFingerprint, info.simulated());
        try {
            DurableFiles.replace(folder.resolve(DESCRIPTION), Json.sealed(changed));
        } catch (IOException e) {
            throw DeniedAccess.orUnwritable(folder, e);
        }
        return new Dataset(folder, changed);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    /**
     * Returns the folder of the dataset.
     *
     * @return the folder as it was given
     */
    public Path folder() {
        return folder;
    }

    /**
     * Returns the description of the dataset.
     *
     * @return the content of {@code dataset.json}
     */
    public DatasetInfo info() {
        return info;
    }

    /**
     * Lists the published partitions.
     *
     * @return their manifests, in the order of their keys; empty if nothing was published
     * @throws IntegrityException if a manifest is damaged, of a newer layout, or in the folder of another partition
     */
    public List<Manifest> partitions() {
        // Thousands of small files: most of the time is spent in waiting for the disk.
        return campaignFolders().parallelStream()
                .map(campaign -> campaign.resolve(MANIFEST))
                .filter(Files::exists)
                .map(this::manifest)
                .sorted(Comparator.comparing(Manifest::key))
                .toList();
    }

    /**
     * Lists the partitions that have a folder, published or only begun.
     *
     * @return their keys in order; folders whose names are no keys are left out
     */
    public List<PartitionKey> begun() {
        return campaignFolders().stream()
                .flatMap(folder -> PartitionKey.ofFolder(folder).stream())
                .sorted()
                .toList();
    }

    private List<Path> campaignFolders() {
        return folders(folder, PartitionKey.REGION).stream()
                .flatMap(region -> folders(region, PartitionKey.CAMPAIGN).stream())
                .toList();
    }

    private static List<Path> folders(Path parent, String prefix) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, prefix + "*")) {
            List<Path> found = new ArrayList<>();
            folders.forEach(found::add);
            return found;
        } catch (NotDirectoryException e) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            throw new InvalidInputException(Texts.layout().format("file.unreadable", parent), e);
        }
    }

    /**
     * Lists what a partition was before: its past revisions, then the published one.
     *
     * @param key its key
     * @return revisions in the order of their publication, empty if there is no such partition
     */
    public List<PastRevision> history(PartitionKey key) {
        Optional<Manifest> published = partition(key);
        List<PastRevision> revisions =
                new ArrayList<>(new RevisionHistory(folder.resolve(key.folder())).before(previous(key)));
        published.map(Manifest::asPast).ifPresent(revisions::add);
        return revisions;
    }

    /**
     * Finds the revision that is kept to return to.
     *
     * @param key key of a partition
     * @return its manifest, empty if none is kept
     */
    public Optional<Manifest> previous(PartitionKey key) {
        Path partition = folder.resolve(key.folder());
        try {
            return new PreviousRevision(partition).find(partition(key), new RevisionHistory(partition));
        } catch (IOException e) {
            throw new InvalidInputException(Texts.layout().format("file.unreadable", partition), e);
        }
    }

    /**
     * Finds a published partition.
     *
     * @param key its key
     * @return its manifest, empty if it was never published
     */
    public Optional<Manifest> partition(PartitionKey key) {
        Path file = folder.resolve(key.folder()).resolve(MANIFEST);
        return Files.exists(file) ? Optional.of(manifest(file)) : Optional.empty();
    }

    /**
     * Returns the path of a data file.
     *
     * @param manifest manifest of a partition of this dataset
     * @param table a table
     * @return the path of its Parquet file
     */
    public Path path(Manifest manifest, Table table) {
        return folder.resolve(manifest.key().folder())
                .resolve(manifest.file(table).name());
    }

    /**
     * Returns the path of a data file of a revision that another may have replaced meanwhile.
     *
     * @param manifest manifest of a partition of this dataset, read some time ago
     * @param table a table
     * @return the path where its Parquet file is now, empty if it is kept no more
     */
    public Optional<Path> keptPath(Manifest manifest, Table table) {
        PreviousRevision previous =
                new PreviousRevision(folder.resolve(manifest.key().folder()));
        return Stream.of(path(manifest, table), previous.path(manifest.file(table)))
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * Reads a manifest wherever it lies.
     *
     * @param file a {@code partition.json}
     * @return what it says
     * @throws InvalidInputException if the file cannot be read
     * @throws IntegrityException if it is damaged or of a newer layout
     */
    public static Manifest readManifest(Path file) {
        return Json.readSealed(file, Manifest.class, OlderManifest::upgrade);
    }

    /**
     * Reads the past revisions of a partition wherever it lies.
     *
     * @param partition folder of a partition
     * @return its past revisions as its history holds them, the first one first
     * @throws IntegrityException if the history is damaged or of a newer layout
     */
    public static List<PastRevision> readHistory(Path partition) {
        return new RevisionHistory(partition).before(Optional.empty());
    }

    private Manifest manifest(Path file) {
        Manifest manifest = readManifest(file);
        Path expected = folder.resolve(manifest.key().folder());
        if (!file.getParent().equals(expected)) {
            throw new IntegrityException(Texts.layout().format("manifest.misplaced", file, manifest.key()));
        }
        return manifest;
    }
}
