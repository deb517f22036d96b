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
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final Dataset dataset;
    private final PartitionKey key;
    private final Path folder;
    private final FileChannel lockChannel;
    private final PreviousRevision previous;
    private final RevisionHistory history;
    private final Map<Table, Long> rows = new EnumMap<>(Table.class);

    private Publication(Dataset dataset, PartitionKey key, Path folder, FileChannel lockChannel) {
        this.dataset = dataset;
        this.key = key;
        this.folder = folder;
        this.lockChannel = lockChannel;
        this.previous = new PreviousRevision(folder);
        this.history = new RevisionHistory(folder);
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
            channel = FileChannel.open(
                    folder.resolve(HiddenNames.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new InvalidInputException(Texts.layout().format("partition.locked", key));
            }
            Publication publication = new Publication(dataset, key, folder, channel);
            publication.clearLeftovers();
            Files.createDirectories(publication.staging());
            // Of several partitions that are published together, none is when one cannot be.
            publication.previous.checkWritable();
            return publication;
        } catch (IOException e) {
            closeQuietly(channel);
            throw DeniedAccess.orUnwritable(folder, e);
        } catch (RuntimeException e) {
            closeQuietly(channel);
            throw e;
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
        return folder.resolve(HiddenNames.STAGING);
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
            String revision = Revision.of(manifest("", producer, Instant.EPOCH, sources, staged));
            Optional<Manifest> current = current();
            if (current.isPresent() && current.get().revision().equals(revision)) {
                return current.get();
            }
            keepCurrent(current);
            List<DataFile> files = new ArrayList<>();
            for (DataFile file : staged) {
                String name = Revision.fileName(file.table(), revision);
                Files.move(stage(file.table()), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                files.add(new DataFile(file.table(), name, file.bytes(), file.rows(), file.sha256()));
            }
            DurableFiles.forceFolder(folder);
            Manifest manifest = manifest(revision, producer, Instant.now(), sources, files);
            DurableFiles.replace(folder.resolve(Dataset.MANIFEST), Json.sealed(manifest));
            tidy();
            return manifest;
        } catch (IOException | UncheckedIOException e) {
            throw DeniedAccess.orUnwritable(folder, e);
        }
    }

    /** Writes the published revision to where it stays once another has taken its place. */
    private void keepCurrent(Optional<Manifest> current) throws IOException {
        if (current.isPresent()) {
            previous.keep(current.get());
        }
    }

    /**
     * Publishes the previous revision again. The one published until now becomes the previous one: a second call undoes
     * the first.
     *
     * @return the manifest now published
     * @throws InvalidInputException if no previous revision is kept, or the disk refuses
     */
    public Manifest rollBack() {
        Manifest target = dataset.previous(key)
                .orElseThrow(() -> new InvalidInputException(Texts.layout().format("partition.noprevious", key)));
        try {
            for (DataFile file : target.files()) {
                Path kept = previous.path(file);
                if (Files.size(kept) != file.bytes() || !Digests.of(kept).equals(file.sha256())) {
                    throw new IntegrityException(Texts.layout().format("partition.previousdamaged", key, file.name()));
                }
            }
            keepCurrent(current());
            for (DataFile file : target.files()) {
                DurableFiles.linkOrCopy(previous.path(file), folder.resolve(file.name()));
            }
            DurableFiles.forceFolder(folder);
            DurableFiles.replace(folder.resolve(Dataset.MANIFEST), Json.sealed(target.publishedAt(Instant.now())));
            tidy();
            return dataset.partition(key).orElseThrow();
        } catch (IOException e) {
            throw DeniedAccess.orUnwritable(folder, e);
        }
    }

    /**
     * Forgets the previous revision and what crashes left: nothing can be rolled back after that.
     *
     * @return bytes freed
     * @throws InvalidInputException if the disk refuses
     */
    public long clean() {
        try {
            removeLeftovers();
            long freed = previous.clear(names(current()));
            FolderTree.delete(staging());
            return freed;
        } catch (IOException e) {
            throw DeniedAccess.orUnwritable(folder, e);
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
            keepCurrent(current());
            for (DataFile file : manifest.files()) {
                DurableFiles.force(source.resolve(file.name()));
                Files.move(source.resolve(file.name()), folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
            }
            DurableFiles.forceFolder(folder);
            DurableFiles.replace(folder.resolve(Dataset.MANIFEST), description);
            tidy();
            return manifest;
        } catch (IOException e) {
            throw DeniedAccess.orUnwritable(folder, e);
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

    /** Clears up after a publication. It has succeeded, whatever happens now: the next one does what is left. */
    private void tidy() {
        try {
            clearLeftovers();
        } catch (IOException e) {
            return;
        }
    }

    /** Removes every file that neither the published manifest names nor the one before it. */
    private void clearLeftovers() throws IOException {
        removeLeftovers();
        // Last: as long as it is there, what else is left belongs to a publication that did not end.
        FolderTree.delete(staging());
    }

    private void removeLeftovers() throws IOException {
        Optional<Manifest> current = current();
        Set<String> kept = names(current);
        List<Path> leftovers;
        try (Stream<Path> content = Files.list(folder)) {
            leftovers = content.filter(path -> isLeftover(path.getFileName().toString(), kept))
                    .toList();
        }
        Optional<Manifest> before = previous.find(current, history);
        if (before.isPresent()) {
            history.add(before.get());
            previous.retainOnly(before.get());
        } else {
            previous.clear(kept);
        }
        for (Path leftover : leftovers) {
            FolderTree.delete(leftover);
        }
    }

    private static Set<String> names(Optional<Manifest> manifest) {
        return manifest.stream()
                .flatMap(published -> published.files().stream())
                .map(DataFile::name)
                .collect(Collectors.toSet());
    }

    private static boolean isLeftover(String name, Set<String> kept) {
        boolean ours = name.endsWith(DurableFiles.TEMPORARY) || name.endsWith(".parquet");
        return ours && !kept.contains(name);
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
                Files.deleteIfExists(folder.resolve(HiddenNames.LOCK));
            }
            lockChannel.close();
            if (!published) {
                deleteIfEmpty(folder);
                deleteIfEmpty(folder.getParent());
            }
        } catch (IOException e) {
            throw DeniedAccess.orUnwritable(folder, e);
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
