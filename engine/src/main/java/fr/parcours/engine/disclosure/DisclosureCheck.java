package fr.parcours.engine.disclosure;

import fr.parcours.engine.session.DataFileWriter;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.Snapshot;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Publication;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks, before partitions are copied, that no person can be found in them by what others may know, and generalises
 * them when asked.
 *
 * <p>The check is one for the whole copied set: partitions that are harmless one by one are not together. A copy must
 * not leave unless {@link CopyRisk#passed()}.
 */
public final class DisclosureCheck {

    private static final Texts TEXTS = Texts.of(DisclosureCheck.class);
    private static final int MAX_LISTED = 30;

    private DisclosureCheck() {}

    /**
     * Chooses the partitions of a copied set.
     *
     * @param dataset the dataset
     * @param regions codes of the regions, empty for all
     * @param campaigns the campaigns, empty for all
     * @return their manifests
     * @throws InvalidInputException if there is none; the message lists those there are
     */
    public static List<Manifest> choose(Dataset dataset, Collection<String> regions, Collection<String> campaigns) {
        List<Manifest> all = dataset.partitions();
        List<Manifest> chosen = all.stream()
                .filter(manifest -> regions.isEmpty() || regions.contains(manifest.region()))
                .filter(manifest -> campaigns.isEmpty() || campaigns.contains(manifest.campaign()))
                .toList();
        if (chosen.isEmpty()) {
            throw new InvalidInputException(TEXTS.format(
                    "check.empty",
                    all.stream()
                            .map(manifest -> manifest.key().toString())
                            .limit(MAX_LISTED)
                            .collect(Collectors.joining(", "))));
        }
        return chosen;
    }

    /**
     * Measures the risk of copying partitions as they are, and finds the node that would be fine enough. Nothing is
     * changed or written.
     *
     * @param dataset the dataset
     * @param partitions manifests of the whole set to be copied
     * @param thresholds what is asked for
     * @return the report
     * @throws fr.parcours.layout.IntegrityException if partitions have pseudonyms of different keys
     */
    public static CopyRisk of(Dataset dataset, List<Manifest> partitions, Thresholds thresholds) {
        try (Session session = open(SessionSettings.analysis(), dataset)) {
            CopiedSet set = new CopiedSet(session, dataset, partitions, thresholds);
            CopyRisk.State before = set.measure();
            return new Known(set.sizes(partitions), thresholds, before, tried(set, before, thresholds))
                    .build(Optional.empty(), List.of(), List.of());
        }
    }

    /**
     * Generalises partitions along the hierarchies to the finest node that leaves few persons at risk, suppresses what
     * remains, and writes them as a dataset, steps as they are, if the result {@linkplain CopyRisk#passed() passes};
     * otherwise writes nothing.
     *
     * @param dataset the dataset
     * @param partitions manifests of the whole set to be copied
     * @param thresholds what is asked for
     * @param folder folder of the new dataset, empty or missing
     * @param producer software that writes it, for the manifests
     * @return the report; the caller must refuse the copy when it has not passed
     * @throws InvalidInputException if the folder is taken or cannot be written to
     * @throws fr.parcours.layout.IntegrityException if partitions have pseudonyms of different keys
     */
    public static CopyRisk generalise(
            Dataset dataset, List<Manifest> partitions, Thresholds thresholds, Path folder, String producer) {
        requireFree(folder);
        try (Session session = open(SessionSettings.largeIntake(), dataset, folder)) {
            CopiedSet set = new CopiedSet(session, dataset, partitions, thresholds);
            CopyRisk.State before = set.measure();
            List<CopyRisk.NodeRisk> tried = tried(set, before, thresholds);
            LatticeNode chosen = tried.get(tried.size() - 1).node();
            set.keepNode();
            List<CopyRisk.Generalised> generalised = set.generalised(chosen);
            LocalSuppression.apply(set, thresholds.quasiIdentifiers());
            List<PartitionSize> sizes = set.sizes(partitions);
            CopyRisk risk = new Known(sizes, thresholds, before, tried)
                    .build(Optional.of(set.measure()), generalised, set.suppressed());
            if (risk.passed()) {
                Dataset target = Dataset.openOrCreate(folder, dataset.info());
                for (int i = 0; i < partitions.size(); i++) {
                    write(
                            session,
                            set,
                            dataset,
                            partitions.get(i),
                            told(partitions.get(i), sizes.get(i)),
                            target,
                            producer);
                }
            }
            return risk;
        }
    }

    private static Session open(SessionSettings settings, Dataset dataset, Path... written) {
        Session session = Session.open(settings);
        try {
            session.confineTo(Stream.concat(Stream.of(dataset.folder()), Arrays.stream(written))
                    .toArray(Path[]::new));
            // Attaching refuses partitions with pseudonyms of different keys: a person would count as two.
            new Snapshot(session, dataset);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static void requireFree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new InvalidInputException(TEXTS.format("check.taken", folder));
            }
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("check.taken", folder), e);
        }
    }

    /** Tries nodes until one is fine enough; the last one is the coarsest there is. */
    private static List<CopyRisk.NodeRisk> tried(CopiedSet set, CopyRisk.State before, Thresholds thresholds) {
        List<CopyRisk.NodeRisk> tried = new ArrayList<>();
        for (LatticeNode node : Lattice.nodes(thresholds.quasiIdentifiers())) {
            if (tried.isEmpty()) {
                tried.add(new CopyRisk.NodeRisk(node, before.classes()));
            } else {
                set.generaliseTo(node);
                tried.add(new CopyRisk.NodeRisk(node, set.measureClasses()));
            }
            if (tried.get(tried.size() - 1).measure().shareAtRisk() <= thresholds.suppressedShare()) {
                break;
            }
        }
        return tried;
    }

    /**
     * The deliveries without their accounts of rows: rejected rows are not copied, and few of them may tell a person.
     */
    private static List<SourceExtract> told(Manifest manifest, PartitionSize size) {
        return manifest.sources().stream()
                .filter(source -> size.journeysByCertifier().containsKey(source.certifier()))
                .map(source -> source.withRows(
                        RowAccount.allAccepted(size.journeysByCertifier().get(source.certifier()))))
                .toList();
    }

    private static void write(
            Session session,
            CopiedSet set,
            Dataset dataset,
            Manifest manifest,
            List<SourceExtract> sources,
            Dataset target,
            String producer) {
        try (Publication publication = Publication.begin(target, manifest.key())) {
            DataFileWriter.write(session, publication, Table.JOURNEY, set.journeys(manifest));
            Path steps = publication.stage(Table.STEP);
            try {
                Files.copy(dataset.path(manifest, Table.STEP), steps);
            } catch (IOException e) {
                throw new InvalidInputException(TEXTS.format("check.unwritable", steps), e);
            }
            publication.staged(Table.STEP, manifest.file(Table.STEP).rows());
            publication.commit(producer, sources);
        }
    }

    /** What a report holds in any case. */
    private record Known(
            List<PartitionSize> partitions,
            Thresholds thresholds,
            CopyRisk.State before,
            List<CopyRisk.NodeRisk> tried) {

        CopyRisk build(
                Optional<CopyRisk.State> after,
                List<CopyRisk.Generalised> generalised,
                List<CopyRisk.Suppressed> suppressed) {
            return new CopyRisk(
                    thresholds,
                    partitions,
                    tried,
                    tried.get(tried.size() - 1).node(),
                    before,
                    after,
                    generalised,
                    suppressed,
                    after.isPresent() && thresholds.audience() == Thresholds.Audience.PUBLIC
                            ? List.of("disability")
                            : List.of());
        }
    }
}
