package fr.parcours.engine.intake;

import fr.parcours.engine.anonymise.KeyChain;
import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.anonymise.LeakFinding;
import fr.parcours.engine.anonymise.Pseudonyms;
import fr.parcours.engine.intake.direct.DirectTable;
import fr.parcours.engine.intake.read.ExtractFiles;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes extracts of one region and campaign into a dataset, all of them or none: every row read is accepted, kept in
 * quarantine or left out for a stated reason, and the partition changes in one step at the end.
 */
public final class Intake {

    private static final Texts TEXTS = Texts.of(Intake.class);

    private final Path datasetFolder;
    private final DatasetOrigin origin;
    private final KeyChain key;
    private final Progress progress;

    /** Where the data of a dataset come from. */
    public enum DatasetOrigin {
        /** Certifiers. */
        REAL,
        /** The simulator. */
        SIMULATED
    }

    /** Whether an intake publishes. */
    public enum Mode {
        /** The partition changes. */
        PUBLISH,
        /** Nothing changes on disk: what would be is told. */
        DRY_RUN
    }

    /**
     * Prepares intakes into a dataset, made at the first one if it is missing.
     *
     * @param datasetFolder folder of the dataset
     * @param origin where its data come from
     * @param key key of the observatory
     * @param progress follows the work
     */
    public Intake(Path datasetFolder, DatasetOrigin origin, KeyFile key, Progress progress) {
        this(datasetFolder, origin, KeyChain.of(key), progress);
    }

    /**
     * Prepares intakes into a dataset whose key has changed since it was made.
     *
     * @param datasetFolder folder of the dataset
     * @param origin where its data come from
     * @param key keys of the observatory in the order they are applied
     * @param progress follows the work
     */
    public Intake(Path datasetFolder, DatasetOrigin origin, KeyChain key, Progress progress) {
        this.datasetFolder = datasetFolder;
        this.origin = origin;
        this.key = key;
        this.progress = progress;
    }

    /**
     * Takes extracts in.
     *
     * @param partition region and campaign of the extracts
     * @param deliveries the extracts, one per certifier
     * @return what was done
     * @throws InvalidInputException if an extract cannot be used; the dataset is then as it was
     */
    public IntakeReport take(PartitionKey partition, List<Delivery> deliveries) {
        return take(partition, deliveries, Mode.PUBLISH);
    }

    /**
     * Takes extracts in, or tells what that would do.
     *
     * @param partition region and campaign of the extracts
     * @param deliveries the extracts, one per certifier
     * @param mode whether to publish
     * @return what was done, or would be
     * @throws InvalidInputException if an extract cannot be used; the dataset is then as it was
     */
    public IntakeReport take(PartitionKey partition, List<Delivery> deliveries, Mode mode) {
        checkCertifiersDiffer(deliveries);
        List<ExtractFiles> files = deliveries.stream()
                .map(delivery -> ExtractFiles.open(delivery.specification(), delivery.files()))
                .toList();
        try (Session session = open();
                Quarantine quarantine = new Quarantine(LocalFolder.of(datasetFolder), partition)) {
            PartitionWriter writer = new PartitionWriter(session);
            writer.begin();
            ExtractIntake intake = new ExtractIntake(session, progress);
            List<SourceExtract> extracts = new ArrayList<>();
            List<Quarantine.Staged> rejected = new ArrayList<>();
            List<LeakFinding> warnings = new ArrayList<>();
            for (int i = 0; i < deliveries.size(); i++) {
                Delivery delivery = deliveries.get(i);
                RowAccount rows = intake.take(delivery, files.get(i), partition.region());
                extracts.add(source(delivery, files.get(i), rows));
                warnings.addAll(intake.identityWarnings());
                if (mode == Mode.PUBLISH) {
                    rejected.add(quarantine.stage(session, files.get(i).specification()));
                }
            }
            return mode == Mode.PUBLISH
                    ? publish(
                            session, partition, writer, intake.directTables(), extracts, quarantine, rejected, warnings)
                    : new IntakeReport(
                            Optional.empty(),
                            IntakeReport.Change.NONE,
                            extracts,
                            Optional.empty(),
                            List.of(),
                            warnings);
        }
    }

    private Session open() {
        Session session = Session.open(SessionSettings.intake());
        Pseudonyms pseudonyms = new Pseudonyms(key);
        session.function("person_pseudonym", pseudonyms::person);
        session.function("journey_pseudonym", pseudonyms::journey);
        session.numberFunction("person_number", pseudonyms::personNumber);
        session.numberFunction("journey_number", pseudonyms::journeyNumber);
        return session;
    }

    private static SourceExtract source(Delivery delivery, ExtractFiles files, RowAccount rows) {
        Specification specification = delivery.specification();
        return new SourceExtract(
                specification.certifier(),
                delivery.asOf(),
                files.sha256(),
                specification.name(),
                specification.version(),
                files.certifierKey(),
                rows);
    }

    /**
     * Says where the data of a dataset come from; a dataset that does not exist yet receives real ones.
     *
     * @param datasetFolder folder of a dataset, or of one to be
     * @return its origin
     */
    public static DatasetOrigin originOf(Path datasetFolder) {
        boolean simulated = Dataset.find(datasetFolder)
                .map(dataset -> dataset.info().simulated())
                .orElse(false);
        return simulated ? DatasetOrigin.SIMULATED : DatasetOrigin.REAL;
    }

    private static void checkCertifiersDiffer(List<Delivery> deliveries) {
        List<String> certifiers =
                deliveries.stream().map(d -> d.specification().certifier()).toList();
        if (certifiers.isEmpty() || certifiers.stream().distinct().count() < certifiers.size()) {
            throw new InvalidInputException(TEXTS.format("deliveries.same", String.join(", ", certifiers)));
        }
    }

    private IntakeReport publish(
            Session session,
            PartitionKey partition,
            PartitionWriter writer,
            List<DirectTable> direct,
            List<SourceExtract> extracts,
            Quarantine quarantine,
            List<Quarantine.Staged> rejected,
            List<LeakFinding> warnings) {
        Dataset dataset = Dataset.openOrCreate(datasetFolder, info());
        checkCertifierKeys(dataset, extracts);
        try (Publication publication = Publication.begin(dataset, partition)) {
            Optional<Manifest> before = publication.current();
            before.ifPresent(manifest -> checkKey(partition, manifest));
            Set<String> redelivered =
                    extracts.stream().map(SourceExtract::certifier).collect(Collectors.toSet());
            writer.write(publication, dataset, redelivered, direct);
            List<IntakeReport.CampaignFinding> differences = new CampaignGate(session, dataset)
                    .examine(
                            partition,
                            publication,
                            rejected.stream()
                                    .map(Quarantine.Staged::specification)
                                    .toList());
            List<SourceExtract> sources = new ArrayList<>(extracts);
            before.ifPresent(manifest -> manifest.sources().stream()
                    .filter(source -> !redelivered.contains(source.certifier()))
                    .forEach(sources::add));
            Manifest after = publication.commit(Producer.name(), sources);
            rejected.forEach(quarantine::keep);
            boolean unchanged = before.map(Manifest::revision).equals(Optional.of(after.revision()));
            return new IntakeReport(
                    Optional.of(after),
                    unchanged ? IntakeReport.Change.NONE : IntakeReport.Change.PUBLISHED,
                    extracts,
                    rejected.stream().allMatch(staged -> staged.parts().isEmpty())
                            ? Optional.empty()
                            : Optional.of(quarantine.folder()),
                    differences,
                    warnings);
        }
    }

    /**
     * Completes a partition with rows that a certifier corrected.
     *
     * @param file the CSV of rejected rows, corrected
     * @param vouched columns that somebody has looked at: what looks like an identity there does not refuse the rows
     * @return what was done
     * @throws InvalidInputException if the file has rows that are not in quarantine; the dataset is then as it was
     */
    public IntakeReport takeCorrected(Path file, Set<String> vouched) {
        CorrectedRows corrected = CorrectedRows.read(file);
        PartitionKey partition = corrected.partition();
        Dataset dataset = Dataset.open(datasetFolder);
        try (Session session = open();
                Publication publication = Publication.begin(dataset, partition);
                Quarantine quarantine = new Quarantine(LocalFolder.of(datasetFolder), partition)) {
            Manifest before = publication
                    .current()
                    .orElseThrow(() -> new InvalidInputException(TEXTS.format("rejects.nopartition", file, partition)));
            checkKey(partition, before);
            RejectsIntake intake = new RejectsIntake(session, quarantine, progress);
            SourceExtract completed = intake.take(dataset, before, corrected, vouched);
            new PartitionWriter(session).writeStaged(publication);
            List<SourceExtract> sources = new ArrayList<>(List.of(completed));
            before.sources().stream()
                    .filter(source -> !source.certifier().equals(completed.certifier()))
                    .forEach(sources::add);
            Manifest after = publication.commit(Producer.name(), sources);
            quarantine.keep(intake.remaining());
            boolean unchanged = before.revision().equals(after.revision());
            return new IntakeReport(
                    Optional.of(after),
                    unchanged ? IntakeReport.Change.NONE : IntakeReport.Change.PUBLISHED,
                    List.of(completed),
                    intake.remaining().parts().isEmpty() ? Optional.empty() : Optional.of(quarantine.folder()),
                    List.of(),
                    intake.identityWarnings());
        }
    }

    private void checkKey(PartitionKey partition, Manifest manifest) {
        if (!manifest.keyFingerprint().equals(key.fingerprint())) {
            throw new IntegrityException(
                    TEXTS.format("partition.key", partition, manifest.keyFingerprint(), key.fingerprint()));
        }
    }

    /** Pseudonyms made with different keys of the certifiers never meet: a person would be counted twice. */
    private static void checkCertifierKeys(Dataset dataset, List<SourceExtract> extracts) {
        Set<String> keys = new TreeSet<>();
        dataset.partitions().forEach(manifest -> manifest.sources().forEach(source -> keys.add(source.certifierKey())));
        extracts.forEach(source -> keys.add(source.certifierKey()));
        keys.remove("");
        if (keys.size() > 1) {
            throw new IntegrityException(TEXTS.format("certifier.keys", String.join(", ", keys)));
        }
    }

    private DatasetInfo info() {
        boolean simulated = origin == DatasetOrigin.SIMULATED;
        String name = datasetFolder.toAbsolutePath().normalize().getFileName().toString();
        return new DatasetInfo(
                LayoutVersion.CURRENT,
                name,
                TEXTS.in(Locale.FRENCH, simulated ? "licence.simulated" : "licence.real"),
                key.fingerprint(),
                simulated);
    }
}
