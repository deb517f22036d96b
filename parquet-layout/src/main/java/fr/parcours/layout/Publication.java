package fr.parcours.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The publication of one partition: takes the partition's lock, receives data files in a staging folder, and makes them
 * visible in one step, the rename of the manifest.
 *
 * <p>A crash at any point leaves the partition as it was before or as it is after; what it leaves behind is removed by
 * the next publication. Not thread-safe; close it in any case.
 */
public final class Publication implements AutoCloseable {

    private static final String LOCK = ".lock";
    private static final String STAGING = ".staging";

    private final Dataset dataset;
    private final PartitionKey key;
    private final Path folder;
    private final FileChannel lockChannel;
    private final Map<Table, Long> rows = new EnumMap<>(Table.class);

    private Publication(Dataset dataset, PartitionKey key, Path folder, FileChannel lockChannel) {
        this.dataset = dataset;
        this.key = key;
        this.folder = folder;
        this.lockChannel = lockChannel;
    }

    /**
     * Begins a publication: locks the partition and clears what a crash may have left.
     *
     * @param dataset the dataset to publish into
     * @param key the partition
     * @return the publication
     * @throws InvalidInputException if another process is publishing the same partition, or the folder is not writable
     */
    public static Publication begin(Dataset dataset, PartitionKey key) {
        Path folder = dataset.folder().resolve(key.folder());
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new InvalidInputException(Texts.layout().format("partition.locked", key));
            }
            Publication publication = new Publication(dataset, key, folder, channel);
            publication.clearLeftovers();
            Files.createDirectories(publication.staging());
            return publication;
        } catch (IOException e) {
            closeQuietly(channel);
            throw new InvalidInputException(Texts.layout().format("file.unwritable", folder), e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The first error is the one to tell.
                return;
            }
        }
    }

    private Path staging() {
        return folder.resolve(STAGING);
    }

    /**
     * Returns the manifest that is published now.
     *
     * @return the manifest, empty the first time
     */
    public Optional<Manifest> current() {
        return dataset.partition(key);
    }

    /**
     * Returns where to write the data file of a table; nothing there is visible to readers.
     *
     * @param table a table
     * @return a path in the staging folder
     */
    public Path stage(Table table) {
        return staging().resolve(table.tableName() + ".parquet");
    }

    /**
     * Declares a data file as written.
     *
     * @param table its table
     * @param rowCount its number of rows
     */
    public void staged(Table table, long rowCount) {
        rows.put(table, rowCount);
    }

    /**
     * Publishes what was staged. When the content is the one already published, nothing changes on disk.
     *
     * @param producer software that wrote it
     * @param sources deliveries inside
     * @return the manifest now published
     * @throws InvalidInputException if the disk refuses; the partition is then as it was
     */
    public Manifest commit(String producer, List<SourceExtract> sources) {
        try {
            List<DataFile> staged =
                    Stream.of(Table.values()).parallel().map(this::secured).toList();
            MessageDigest content = Digests.sha256();
            Manifest draft = manifest("", producer, Instant.EPOCH, sources, staged);
            content.update(Json.bytes(draft));
            String revision = Digests.hex(content).substring(0, 12);
            Optional<Manifest> current = current();
            if (current.isPresent() && current.get().revision().equals(revision)) {
                return current.get();
            }
            List<DataFile> files = new ArrayList<>();
            for (DataFile file : staged) {
                String name = file.table().tableName() + "-" + revision + ".parquet";
                Files.move(stage(file.table()), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                files.add(new DataFile(file.table(), name, file.bytes(), file.rows(), file.sha256()));
            }
            DurableFiles.forceFolder(folder);
            Manifest manifest = manifest(revision, producer, Instant.now(), sources, files);
            DurableFiles.replace(folder.resolve(Dataset.MANIFEST), Json.bytes(manifest));
            clearLeftovers();
            return manifest;
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInputException(Texts.layout().format("file.unwritable", folder), e);
        }
    }

    /**
     * Publishes a partition that another observatory published, its files and its manifest byte for byte. It must have
     * been verified.
     *
     * @param manifest its manifest
     * @param source folder of its files, on the file system of the dataset; they are moved from there
     * @return the manifest now published
     * @throws IntegrityException if the manifest is that of another partition, key or kind of data
     * @throws InvalidInputException if the disk refuses; the partition is then as it was
     */
    public Manifest adopt(Manifest manifest, Path source) {
        if (!manifest.key().equals(key)) {
            throw new IntegrityException(Texts.layout().format("manifest.misplaced", source, manifest.key()));
        }
        if (!manifest.keyFingerprint().equals(dataset.info().keyFingerprint())) {
            throw new IntegrityException(Texts.layout()
                    .format(
                            "dataset.key",
                            dataset.folder(),
                            dataset.info().keyFingerprint(),
                            manifest.keyFingerprint()));
        }
        if (manifest.simulated() != dataset.info().simulated()) {
            throw new IntegrityException(Texts.layout().format("dataset.simulated", dataset.folder()));
        }
        try {
            byte[] description = Files.readAllBytes(source.resolve(Dataset.MANIFEST));
            for (DataFile file : manifest.files()) {
                DurableFiles.force(source.resolve(file.name()));
                Files.move(source.resolve(file.name()), folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
            }
            DurableFiles.forceFolder(folder);
            DurableFiles.replace(folder.resolve(Dataset.MANIFEST), description);
            clearLeftovers();
            return manifest;
        } catch (IOException e) {
            throw new InvalidInputException(Texts.layout().format("file.unwritable", folder), e);
        }
    }

    /** Forces a staged file to the disk and describes it. */
    private DataFile secured(Table table) {
        Path file = stage(table);
        try {
            DurableFiles.force(file);
            return new DataFile(table, "", Files.size(file), rows.getOrDefault(table, 0L), Digests.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Manifest manifest(
            String revision, String producer, Instant created, List<SourceExtract> sources, List<DataFile> files) {
        return new Manifest(
                LayoutVersion.CURRENT,
                revision,
                key.region(),
                key.campaign().toString(),
                producer,
                created,
                dataset.info().simulated(),
                dataset.info().keyFingerprint(),
                sources,
                files);
    }

    /** Removes every file that the published manifest does not name: other readers of the folder would see them. */
    private void clearLeftovers() throws IOException {
        Set<String> kept = current()
                .map(manifest -> manifest.files().stream().map(DataFile::name).collect(Collectors.toSet()))
                .orElseGet(TreeSet::new);
        List<Path> leftovers;
        try (Stream<Path> content = Files.list(folder)) {
            leftovers = content.filter(path -> isLeftover(path.getFileName().toString(), kept))
                    .toList();
        }
        for (Path leftover : leftovers) {
            deleteTree(leftover);
        }
    }

    private static boolean isLeftover(String name, Set<String> kept) {
        boolean ours = name.equals(STAGING) || name.endsWith(".tmp") || name.endsWith(".parquet");
        return ours && !kept.contains(name);
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /**
     * Releases the lock; what was staged and not committed is dropped, and so is the folder of a partition never
     * published.
     */
    @Override
    public void close() {
        try {
            clearLeftovers();
            boolean published = Files.exists(folder.resolve(Dataset.MANIFEST));
            if (!published) {
                Files.deleteIfExists(folder.resolve(LOCK));
            }
            lockChannel.close();
            if (!published) {
                deleteIfEmpty(folder);
                deleteIfEmpty(folder.getParent());
            }
        } catch (IOException e) {
            throw new InvalidInputException(Texts.layout().format("file.unwritable", folder), e);
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                return;
            }
        }
        Files.deleteIfExists(folder);
    }
}
