package fr.parcours.engine.session;

import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Digests;
import fr.parcours.layout.FolderTree;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Consolidated journeys, in the cache of a dataset: one folder for each set of revisions of a region that was asked
 * for.
 */
final class ConsolidationCache {

    private static final List<String> QUERIES = List.of(
            "consolidation/journey",
            "consolidation/step",
            "consolidation/known_journey",
            "consolidation/latest_journey",
            "consolidation/unsettled_journey",
            "consolidation/known_step",
            "consolidation/repeated_step",
            "consolidation/latest_step",
            "consolidation/unsettled_step",
            "cohort/milestone",
            "cohort/repeated_journey",
            "cohort/dated_journey");

    /** Kept at once of each region; the one used longest ago goes first. */
    private static final int KEPT = 8;

    private static final int KEY_LENGTH = 24;
    private static final String UNFINISHED = ".unfinished-";
    private static final Duration ABANDONED = Duration.ofHours(24);

    private final Path dataset;

    /**
     * Names the cache of a dataset. Nothing is made yet.
     *
     * @param dataset folder of the dataset
     */
    ConsolidationCache(Path dataset) {
        this.dataset = dataset;
    }

    /**
     * Tells one set of revisions, and one way to consolidate them, from another.
     *
     * @param chosen the manifests, all of one region
     * @param queries the catalogue
     * @return a relative path, which ends the one of the folder that is kept
     */
    static Path key(List<Manifest> chosen, CatalogueQueries queries) {
        MessageDigest digest = Digests.sha256();
        QUERIES.forEach(name -> digest.update(queries.sql(name).getBytes(StandardCharsets.UTF_8)));
        chosen.forEach(manifest ->
                digest.update((manifest.key() + "@" + manifest.revision() + "\n").getBytes(StandardCharsets.UTF_8)));
        return Path.of(
                PartitionKey.REGION + chosen.get(0).region(),
                Digests.hex(digest).substring(0, KEY_LENGTH));
    }

    /**
     * Finds what was kept.
     *
     * @param key of the set of revisions
     * @param relations the relations that it is to hold
     * @return its folder, empty if it has to be made
     */
    Optional<Path> find(Path key, List<String> relations) {
        Path kept = CacheFolder.of(dataset).resolve(key);
        if (!Consolidation.isComplete(kept, relations)) {
            return Optional.empty();
        }
        try {
            Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // A medium that is read-only, or somebody else's: it is used all the same.
            return Optional.of(kept);
        }
        return Optional.of(kept);
    }

    /**
     * Makes and keeps a folder.
     *
     * @param key of the set of revisions
     * @param consolidation fills an empty folder
     * @param progress follows the work
     * @return the folder, empty where nothing can be written beside the dataset
     */
    Optional<Path> keep(Path key, Consolidation consolidation, Progress progress) {
        Path kept = CacheFolder.of(dataset).resolve(key);
        Path unfinished;
        try {
            CacheFolder.make(dataset, key.getParent());
            unfinished = Files.createDirectory(kept.resolveSibling(UNFINISHED + UUID.randomUUID()));
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            consolidation.write(unfinished, progress);
            finish(unfinished, kept, consolidation.relations());
            forgetOldest(kept.getParent());
            return Optional.of(kept);
        } catch (IOException | InvalidInputException e) {
            // No room there: the session may have more.
            return Optional.empty();
        } finally {
            delete(unfinished);
        }
    }

    private static void finish(Path unfinished, Path kept, List<String> relations) throws IOException {
        try (Stream<Path> files = Files.list(unfinished)) {
            for (Path file : files.toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
        if (!Consolidation.isComplete(kept, relations)) {
            delete(kept);
        }
        try {
            Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process may have been faster: what it made is the same.
            if (!Consolidation.isComplete(kept, relations)) {
                throw e;
            }
        }
    }

    private static void forgetOldest(Path region) {
        try (Stream<Path> folders = Files.list(region)) {
            List<Path> newestFirst = folders.sorted(
                            Comparator.comparing(ConsolidationCache::used).reversed())
                    .toList();
            Instant abandoned = Instant.now().minus(ABANDONED);
            int kept = 0;
            for (Path candidate : newestFirst) {
                boolean unfinished = candidate.getFileName().toString().startsWith(UNFINISHED);
                boolean goes = unfinished ? used(candidate).isBefore(abandoned) : ++kept > KEPT;
                if (goes) {
                    delete(candidate);
                }
            }
        } catch (IOException e) {
            // Left to the next time.
            return;
        }
    }

    private static Instant used(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    private static void delete(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            // Left to the next time.
            return;
        }
    }
}
