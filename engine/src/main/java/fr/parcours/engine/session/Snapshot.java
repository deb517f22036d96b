package fr.parcours.engine.session;

import fr.parcours.engine.progress.Progress;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A dataset attached to a session: the relations {@code journey} and {@code step}, consolidated over campaigns, as
 * known at one of them.
 *
 * <p>The manifests are read once, when the dataset is attached, and their files are held: later publications are not
 * seen. Consolidation is done once for each set of revisions and kept beside the dataset; where every region has a
 * single campaign there is nothing to consolidate and the relations read the files directly; but of many journeys,
 * joined with their milestones, a copy is kept too, from which any question is answered at once.
 */
public final class Snapshot {

    private static final Texts TEXTS = Texts.of(Snapshot.class);
    private static final int HELD_AT_ONCE = 500;

    /** From as many journeys on, joining them with their milestones at each question takes longer than a moment. */
    private static final long MANY_JOURNEYS = 250_000;

    private static final String DATED = "dated_journey";

    private final Progress progress;
    private final long manyJourneys;
    private final Session session;
    private final Dataset dataset;
    private final List<Manifest> manifests;
    private final CatalogueQueries queries;
    private final ConsolidationCache cache;
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
        this(session, dataset, Progress.none());
    }

    /**
     * Attaches a dataset, and shows the work that its first consolidation takes.
     *
     * @param session an open session
     * @param dataset the dataset
     * @param progress follows that work
     * @throws IntegrityException if a partition has pseudonyms of another key than the dataset
     */
    public Snapshot(Session session, Dataset dataset, Progress progress) {
        this(session, dataset, progress, MANY_JOURNEYS);
    }

    Snapshot(Session session, Dataset dataset, Progress progress, long manyJourneys) {
        this.manyJourneys = manyJourneys;
        this.progress = progress;
        this.session = session;
        this.dataset = dataset;
        this.manifests = pinnedPartitions();
        checkKeys();
        this.queries = new CatalogueQueries(session);
        this.cache = new ConsolidationCache(dataset.folder());
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
     * Makes {@code journey}, {@code step}, {@code milestone} and {@code dated_journey} stand for the data known at a
     * campaign.
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
        for (String relation : Consolidation.RELATIONS) {
            view(relation, "select * from " + prefix + "_" + relation);
        }
        return chosen;
    }

    private String prepare(List<Manifest> chosen, String prefix) {
        Map<String, List<Manifest>> regions =
                chosen.stream().collect(Collectors.groupingBy(Manifest::region, TreeMap::new, Collectors.toList()));
        long missing = regions.values().stream()
                .filter(this::isToBeKept)
                .mapToLong(campaigns -> consolidation(campaigns).relations().size())
                .sum();
        if (missing > 0) {
            progress.start(TEXTS.format("snapshot.task"), missing);
        }
        try {
            return prepare(regions, prefix);
        } finally {
            progress.end();
        }
    }

    private String prepare(Map<String, List<Manifest>> regions, String prefix) {
        List<Manifest> single = new ArrayList<>();
        Map<Manifest, Path> dated = new HashMap<>();
        List<Path> consolidated = new ArrayList<>();
        regions.values().forEach(campaigns -> {
            if (campaigns.size() == 1) {
                Manifest manifest = campaigns.get(0);
                single.add(manifest);
                if (isLarge(manifest)) {
                    kept(campaigns).ifPresent(folder -> dated.put(manifest, folder));
                }
            } else {
                consolidated.add(consolidated(campaigns));
            }
        });
        for (String relation : Consolidation.RELATIONS) {
            List<String> parts = new ArrayList<>();
            List<Path> folders = new ArrayList<>(consolidated);
            if (relation.equals(DATED)) {
                folders.addAll(dated.values());
                List<Manifest> others = single.stream()
                        .filter(manifest -> !dated.containsKey(manifest))
                        .toList();
                if (!others.isEmpty()) {
                    parts.add(joined(prefix, others));
                }
            } else if (!single.isEmpty()) {
                parts.add(delivered(prefix, relation, single));
            }
            if (!folders.isEmpty()) {
                List<Path> kept = folders.stream()
                        .sorted()
                        .map(folder -> Consolidation.file(folder, relation))
                        .toList();
                parts.add("select * from " + read(kept, "'region': varchar"));
            }
            view(prefix + "_" + relation, String.join("\nunion all by name\n", parts));
        }
        return prefix;
    }

    private boolean isLarge(Manifest manifest) {
        return manifest.file(Table.JOURNEY).rows() >= manyJourneys;
    }

    private Consolidation consolidation(List<Manifest> chosen) {
        return new Consolidation(session, chosen, this::file);
    }

    /** Whether the consolidation of a region has to be made. */
    private boolean isToBeKept(List<Manifest> chosen) {
        return (chosen.size() > 1 || isLarge(chosen.get(0)))
                && cache.find(
                                ConsolidationCache.key(chosen, queries),
                                consolidation(chosen).relations())
                        .isEmpty();
    }

    /** Makes a relation of regions that have one delivery each: there is nothing to consolidate. */
    private String delivered(String prefix, String relation, List<Manifest> single) {
        if (relation.equals("milestone")) {
            return "with step as (select * from " + prefix + "_delivered)\n" + queries.sql("cohort/milestone");
        }
        Table table = relation.equals("step") ? Table.STEP : Table.JOURNEY;
        String rows = rows(table, single);
        if (table == Table.STEP) {
            view(prefix + "_delivered", rows);
        }
        return rows;
    }

    /** Joins the journeys of regions that have one delivery each with their milestones. */
    private String joined(String prefix, List<Manifest> single) {
        view(prefix + "_joined_step", rows(Table.STEP, single));
        view(
                prefix + "_joined_milestone",
                "with step as (select * from " + prefix + "_joined_step)\n" + queries.sql("cohort/milestone"));
        view(prefix + "_joined_journey", rows(Table.JOURNEY, single));
        view(
                prefix + "_joined_repeated_journey",
                "with step as (select * from " + prefix + "_joined_step)\n" + queries.sql("cohort/repeated_journey"));
        return "select * from (with milestone as (select * from " + prefix
                + "_joined_milestone), journey as (select * from " + prefix
                + "_joined_journey), repeated_journey as (select * from " + prefix + "_joined_repeated_journey)\n"
                + queries.sql("cohort/dated_journey") + ")";
    }

    private String rows(Table table, List<Manifest> single) {
        return "select * exclude (campaign) from "
                + partitions(
                        single.stream().map(manifest -> file(manifest, table)).toList());
    }

    /** Finds the consolidation of a region's deliveries, or makes it: beside the dataset, or else for this session. */
    private Path consolidated(List<Manifest> chosen) {
        return kept(chosen).orElseGet(() -> {
            Path folder = session.temporaryFolder(ConsolidationCache.key(chosen, queries));
            consolidation(chosen).write(folder, progress);
            return folder;
        });
    }

    /** Finds what is kept of deliveries beside the dataset, or makes it; empty where nothing can be kept there. */
    private Optional<Path> kept(List<Manifest> chosen) {
        Path key = ConsolidationCache.key(chosen, queries);
        Consolidation consolidation = consolidation(chosen);
        return cache.find(key, consolidation.relations())
                .or(() -> cache.keep(key, consolidation, progress))
                .flatMap(kept -> held(kept, key, consolidation.relations()));
    }

    /** Gives the files of the cache second names, for another process may remove them at any time. */
    private Optional<Path> held(Path kept, Path key, List<String> relations) {
        Path held = kept;
        for (String relation : relations) {
            Path file = Consolidation.file(kept, relation);
            try {
                held = session.pin(file, Path.of("consolidated").resolve(key).resolve(file.getFileName()))
                        .getParent();
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }
        return Optional.of(held);
    }

    /** The reader of data files of partitions: their folders tell region and campaign. */
    static String partitions(List<Path> files) {
        return read(files, "'region': varchar, 'campaign': varchar");
    }

    private static String read(List<Path> files, String folders) {
        return files.stream()
                .map(file -> SqlText.literal(file.toAbsolutePath().normalize().toString()))
                .collect(Collectors.joining(
                        ", ", "read_parquet([", "], hive_partitioning = true, hive_types = {" + folders + "})"));
    }

    private void view(String name, String sql) {
        session.run("create or replace temp view " + name + " as\n" + sql);
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
