package fr.parcours.layout.verify;

import fr.parcours.layout.DataFile;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Checks that a dataset is what its manifests and the layout say, with Apache Parquet and not with the engine that
 * wrote it.
 *
 * <p>Nothing that is wrong stops it: each fault names its file, and what can still be verified is. A file whose digest
 * is right is looked into: footer, columns, rows, values, order, and that each step belongs to a journey.
 */
public final class Verification {

    /** Partitions verified side by side, at most: each holds a row group in memory. */
    private static final int MAX_THREADS = 8;

    /** How often a partition that is published again meanwhile is verified anew. */
    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final Depth depth;
    private final VerificationListener listener;
    private final MemoryBound memory = new MemoryBound(Runtime.getRuntime().maxMemory() / 4);
    private final Map<String, Path> byDigest = new HashMap<>();

    private Verification(Path folder, Depth depth, VerificationListener listener) {
        this.folder = folder;
        this.depth = depth;
        this.listener = listener;
    }

    /**
     * Verifies a dataset.
     *
     * @param folder folder of the dataset
     * @return what was found
     * @throws InvalidInputException if the folder is not there or holds no dataset
     */
    public static VerificationReport of(Path folder) {
        return of(folder, Depth.NORMAL, VerificationListener.none());
    }

    /**
     * Verifies a dataset.
     *
     * @param folder folder of the dataset
     * @param depth how much is read
     * @param listener follows the work
     * @return what was found
     * @throws InvalidInputException if the folder is not there or holds no dataset
     */
    public static VerificationReport of(Path folder, Depth depth, VerificationListener listener) {
        return new Verification(folder, depth, listener).run();
    }

    private VerificationReport run() {
        Findings findings = new Findings(folder);
        boolean described = Files.exists(folder.resolve(Dataset.DESCRIPTION));
        if (!described && !Files.isDirectory(folder)) {
            throw noDataset();
        }
        List<PartitionFolder> partitions = DatasetFolder.partitions(folder, findings);
        if (!described && partitions.isEmpty()) {
            throw noDataset();
        }
        Optional<DatasetInfo> dataset = description(findings);
        listener.total(survey(partitions));
        verify(partitions, dataset).forEach(findings::add);
        return findings.report(partitions.size());
    }

    private InvalidInputException noDataset() {
        return new InvalidInputException(
                Texts.of(Verification.class).format("dataset.none", folder, Dataset.DESCRIPTION));
    }

    private Optional<DatasetInfo> description(Findings findings) {
        Path file = folder.resolve(Dataset.DESCRIPTION);
        try {
            return Optional.of(Dataset.open(folder).info());
        } catch (RuntimeException e) {
            findings.unreadable(file, FaultKind.DATASET_UNREADABLE, e);
            return Optional.empty();
        }
    }

    /** Learns which file has which digest, and returns how many bytes there are to read. */
    private long survey(List<PartitionFolder> partitions) {
        return partitions.stream().mapToLong(this::survey).sum();
    }

    private long survey(PartitionFolder partition) {
        long total = 0;
        try {
            Manifest manifest = Dataset.readManifest(partition.manifest());
            for (DataFile file : manifest.files()) {
                if (ManifestCheck.isPlainName(file.name())) {
                    Path path = partition.folder().resolve(file.name());
                    byDigest.putIfAbsent(file.sha256(), path);
                    total += Files.isRegularFile(path) ? Files.size(path) : 0;
                }
            }
        } catch (IOException | RuntimeException e) {
            // Told when the partition is verified.
            return total;
        }
        return total;
    }

    private List<Findings> verify(List<PartitionFolder> partitions, Optional<DatasetInfo> dataset) {
        int threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
        ExecutorService workers = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "verify");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Findings>> results = partitions.stream()
                    .map(partition -> workers.submit(() -> stable(partition, dataset)))
                    .toList();
            return results.stream().map(Verification::get).toList();
        } finally {
            workers.shutdownNow();
        }
    }

    private static Findings get(Future<Findings> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The verification was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The verification of a partition failed.", e.getCause());
        }
    }

    /** Verifies a partition; once more when what looks wrong may come from a publication at the same time. */
    private Findings stable(PartitionFolder partition, Optional<DatasetInfo> dataset) {
        for (int attempt = 1; ; attempt++) {
            byte[] before = manifestBytes(partition);
            Findings findings = new Findings(folder);
            new PartitionCheck(partition, dataset, byDigest, depth, memory, this::advance, findings).run();
            if (findings.isEmpty() || attempt == ATTEMPTS || Arrays.equals(before, manifestBytes(partition))) {
                return findings;
            }
        }
    }

    private static byte[] manifestBytes(PartitionFolder partition) {
        try {
            return Files.readAllBytes(partition.manifest());
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private void advance(long bytes) {
        synchronized (listener) {
            listener.advance(bytes);
        }
    }
}
