package fr.parcours.engine.session;

import fr.parcours.layout.Campaign;
import fr.parcours.layout.DataFile;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A dataset attached to a session: the relations {@code journey} and {@code step}, consolidated over campaigns, as
 * known at one of them.
 *
 * <p>The manifests are read once, when the dataset is attached, and their files are held: later publications are not
 * seen. Consolidation is done once for each campaign asked; where every region has a single campaign there is nothing
 * to consolidate and the relations read the files directly.
 */
public final class Snapshot {

    private static final Texts TEXTS = Texts.of(Snapshot.class);
    private static final int HELD_AT_ONCE = 500;

    private final Session session;
    private final Dataset dataset;
    private final List<Manifest> manifests;
    private final CatalogueQueries queries;
    private final Map<DataFile, Path> files = new HashMap<>();
    private final Map<String, String> prepared = new HashMap<>();

    /**
     * Attaches a dataset.
     *
     * @param session an open session
     * @param dataset the dataset
     * @throws IntegrityException if a partition has pseudonyms of another key than the dataset
     */
    public Snapshot(Session session, Dataset dataset) {
        this.session = session;
        this.dataset = dataset;
        this.manifests = pinnedPartitions();
        checkKeys();
        this.queries = new CatalogueQueries(session);
    }

    /** The partitions published now, each of their files held until the session ends. */
    private List<Manifest> pinnedPartitions() {
        List<Manifest> found = dataset.partitions();
        while (!pinAll(found)) {
            // Published again, twice, since the manifests were read: it is the newer one that is wanted.
            List<Manifest> now = dataset.partitions();
            if (now.equals(found)) {
                return found;
            }
            found = now;
        }
        return found;
    }

    private boolean pinAll(List<Manifest> found) {
        files.clear();
        // Thousands take too long when few of them are asked about: those are held from the first question on.
        List<Manifest> held = found.size() <= HELD_AT_ONCE ? found : List.of();
        boolean complete = true;
        for (Manifest manifest : held) {
            for (Table table : Table.values()) {
                try {
                    files.put(manifest.file(table), pinned(manifest, table));
                } catch (NoSuchFileException e) {
                    complete = false;
                }
            }
        }
        return complete;
    }

    private Path pinned(Manifest manifest, Table table) throws NoSuchFileException {
        Path file = dataset.path(manifest, table);
        Path name = manifest.key().folder().resolve(file.getFileName());
        try {
            return session.pin(file, name);
        } catch (NoSuchFileException e) {
            Path kept = dataset.keptPath(manifest, table).orElseThrow(() -> e);
            return session.pin(kept, name);
        }
    }

    /** Pseudonyms of different keys never meet: a join would be empty, a count of persons wrong. */
    private void checkKeys() {
        for (Manifest manifest : manifests) {
            if (!manifest.keyFingerprint().equals(dataset.info().keyFingerprint())) {
                throw new IntegrityException(TEXTS.format(
                        "snapshot.key",
                        manifest.key(),
                        manifest.keyFingerprint(),
                        dataset.info().keyFingerprint()));
            }
        }
    }

    /**
     * Returns the manifests of the snapshot.
     *
     * @return in the order of their keys
     */
    public List<Manifest> manifests() {
        return manifests;
    }

    /**
     * Makes {@code journey}, {@code step} and {@code milestone} stand for the data known at a campaign.
     *
     * @param asKnownAt the campaign, empty for the last one
     * @param regions regions to read, empty for all
     * @return the manifests they come from
     * @throws InvalidInputException if the dataset has nothing as old, or none of the regions
     */
    public List<Manifest> consolidate(Optional<Campaign> asKnownAt, Set<String> regions) {
        List<Manifest> chosen = manifests.stream()
                .filter(manifest -> regions.isEmpty() || regions.contains(manifest.region()))
                .filter(manifest -> asKnownAt
                        .map(limit -> manifest.key().campaign().compareTo(limit) <= 0)
                        .orElse(true))
                .toList();
        if (chosen.isEmpty()) {
            throw new InvalidInputException(TEXTS.format(
                    "snapshot.empty",
                    manifests.stream()
                            .map(manifest -> manifest.key().toString())
                            .limit(30)
                            .collect(Collectors.joining(", "))));
        }
        String key = chosen.stream().map(m -> m.key().toString()).collect(Collectors.joining(";"));
        String prefix = prepared.computeIfAbsent(key, unused -> prepare(chosen, "known_" + prepared.size()));
        for (Table table : Table.values()) {
            session.run("create or replace temp view " + table.tableName() + " as select * from " + prefix + "_"
                    + table.tableName());
        }
        session.run("create or replace temp view milestone as\n" + queries.sql("cohort/milestone"));
        return chosen;
    }

    private String prepare(List<Manifest> chosen, String prefix) {
        boolean repeated = chosen.stream().map(Manifest::region).distinct().count() < chosen.size();
        for (Table table : Table.values()) {
            String paths = chosen.stream()
                    .map(manifest -> SqlText.literal(
                            file(manifest, table).toAbsolutePath().normalize().toString()))
                    .collect(Collectors.joining(", "));
            String source = "select * from read_parquet([" + paths + "], hive_partitioning = true,"
                    + " hive_types = {'region': varchar, 'campaign': varchar})";
            // The consolidation reads a relation named after the table: here, the files of this choice only.
            String definition = repeated
                    ? "with partition_" + table.tableName() + " as (" + source + ")\n"
                            + queries.sql("consolidation/" + table.tableName())
                    : source;
            session.run("create or replace temp view " + prefix + "_" + table.tableName() + " as\n" + definition);
        }
        return prefix;
    }

    /**
     * Finds the files again that publications have moved since they were found. Files that are held do not move; those
     * on a file system where that is not possible, or of somebody else, may.
     *
     * @return whether any had moved: a query that failed can then be asked again
     * @throws IntegrityException if one is kept no more
     */
    public boolean follow() {
        boolean moved = false;
        for (Manifest manifest : manifests) {
            for (Table table : Table.values()) {
                Path known = files.get(manifest.file(table));
                if (known != null && !Files.exists(known)) {
                    files.remove(manifest.file(table));
                    file(manifest, table);
                    moved = true;
                }
            }
        }
        if (moved) {
            prepared.clear();
        }
        return moved;
    }

    private Path file(Manifest manifest, Table table) {
        return files.computeIfAbsent(manifest.file(table), unused -> {
            try {
                return pinned(manifest, table);
            } catch (NoSuchFileException e) {
                throw new IntegrityException(TEXTS.format("snapshot.file", dataset.path(manifest, table)));
            }
        });
    }
}
