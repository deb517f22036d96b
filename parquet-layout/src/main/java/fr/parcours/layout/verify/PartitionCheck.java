package fr.parcours.layout.verify;

import fr.parcours.layout.DataFile;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.parquet.hadoop.ParquetFileReader;

/** Verifies one partition: manifest, stray files, then each data file and what binds the two. */
final class PartitionCheck {

    private final PartitionFolder partition;
    private final Optional<DatasetInfo> dataset;
    private final Map<String, Path> byDigest;
    private final Depth depth;
    private final MemoryBound memory;
    private final LongConsumer progress;
    private final Findings findings;

    /**
     * Makes the check.
     *
     * @param partition the folder
     * @param dataset description of the dataset, empty if it cannot be read
     * @param byDigest the data files of the dataset by their digests
     * @param depth how much is read
     * @param memory bounds the memory of the partitions verified at the same time
     * @param progress receives bytes done
     * @param findings receives what is found
     */
    PartitionCheck(
            PartitionFolder partition,
            Optional<DatasetInfo> dataset,
            Map<String, Path> byDigest,
            Depth depth,
            MemoryBound memory,
            LongConsumer progress,
            Findings findings) {
        this.partition = partition;
        this.dataset = dataset;
        this.byDigest = byDigest;
        this.depth = depth;
        this.memory = memory;
        this.progress = progress;
        this.findings = findings;
    }

    void run() {
        if (!Files.exists(partition.manifest())) {
            if (!StrayFiles.neverPublished(partition, findings)) {
                findings.fault(partition.manifest(), FaultKind.MANIFEST_MISSING, "manifest.missing");
            }
            StrayFiles.check(partition, Optional.empty(), findings);
            return;
        }
        Optional<Manifest> manifest = manifest();
        StrayFiles.check(partition, manifest, findings);
        manifest.ifPresent(this::dataFiles);
    }

    private Optional<Manifest> manifest() {
        try {
            Manifest manifest = Dataset.readManifest(partition.manifest());
            ManifestCheck.check(partition, manifest, dataset, findings);
            return Optional.of(manifest);
        } catch (RuntimeException e) {
            findings.unreadable(partition.manifest(), FaultKind.MANIFEST_UNREADABLE, e);
            return Optional.empty();
        }
    }

    private void dataFiles(Manifest manifest) {
        FileCheck files = new FileCheck(byDigest, progress, findings);
        long journeys = 0;
        for (DataFile file : manifest.files()) {
            findings.countFile();
            journeys = file.table() == Table.JOURNEY ? Math.max(journeys, file.rows()) : journeys;
        }
        memory.within(JourneyIds.bytes(journeys), () -> {
            Optional<JourneyIds> ids = Optional.empty();
            // Journeys first: steps refer to them.
            for (Table table : Table.values()) {
                for (DataFile file : manifest.files()) {
                    if (file.table() == table && ManifestCheck.isPlainName(file.name())) {
                        Path path = partition.folder().resolve(file.name());
                        if (files.isWhole(path, file)) {
                            Optional<JourneyIds> read = content(path, file, manifest, ids);
                            ids = table == Table.JOURNEY ? read : ids;
                        }
                    }
                }
            }
        });
    }

    /** Looks into a file; returns the journeys it holds, empty if it cannot be trusted or holds steps. */
    private Optional<JourneyIds> content(Path path, DataFile file, Manifest manifest, Optional<JourneyIds> journeys) {
        try (ParquetFileReader reader = ParquetFile.open(path)) {
            if (!FooterCheck.check(reader, path, manifest, file, findings)) {
                return Optional.empty();
            }
            findings.countRows(reader.getRecordCount());
            new ValueCheck(path, file.table(), manifest, depth).check(reader, findings);
            if (file.table() == Table.STEP) {
                new StepOrder(path, journeys).check(reader, findings);
                return Optional.empty();
            }
            JourneyIds ids = new JourneyIds(Math.toIntExact(reader.getRecordCount()));
            new JourneyOrder(path, manifest, ids).check(reader, findings);
            return Optional.of(ids);
        } catch (IOException | RuntimeException e) {
            // Whatever a damaged file makes a reader throw is a fault of the file.
            findings.unreadable(path, FaultKind.UNREADABLE, e);
            return Optional.empty();
        } catch (VirtualMachineError e) {
            // A damaged header asks for any length or depth; memory and stack are free again here.
            findings.fault(path, FaultKind.UNREADABLE, "unreadable.memory");
            return Optional.empty();
        }
    }
}
