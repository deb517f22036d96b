package fr.parcours.engine.intake;

import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.anonymise.Pseudonyms;
import fr.parcours.engine.intake.read.ExtractFiles;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.CatalogueQueries;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes extracts of one region and campaign into a dataset, all of them or none: every row read is accepted or kept in
 * quarantine, and the partition changes in one step at the end.
 */
public final class Intake {

    private static final Texts TEXTS = Texts.of(Intake.class);
    private static final int FEW_ROWS = 10;

    private final Path datasetFolder;
    private final DatasetOrigin origin;
    private final KeyFile key;
    private final Progress progress;

    /** Where the data of a dataset come from. */
    public enum DatasetOrigin {
        /** Certifiers. */
        REAL,
        /** The simulator. */
        SIMULATED
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
        checkCertifiersDiffer(deliveries);
        List<ExtractFiles> files = deliveries.stream()
                .map(delivery -> ExtractFiles.open(delivery.specification(), delivery.files()))
                .toList();
        try (Session session = Session.open(SessionSettings.intake())) {
            Pseudonyms pseudonyms = new Pseudonyms(key);
            session.function("person_pseudonym", pseudonyms::person);
            session.function("journey_pseudonym", pseudonyms::journey);
            PartitionWriter writer = new PartitionWriter(session);
            writer.begin();
            Quarantine quarantine = new Quarantine(LocalFolder.of(datasetFolder), partition);
            List<SourceExtract> extracts = new ArrayList<>();
            Map<String, List<String[]>> faults = new LinkedHashMap<>();
            for (int i = 0; i < deliveries.size(); i++) {
                SourceExtract extract = accept(session, deliveries.get(i), files.get(i));
                extracts.add(extract);
                faults.put(extract.certifier(), quarantine.faults(session));
            }
            return publish(partition, writer, extracts, quarantine, faults);
        }
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

    /** Reads, harmonises and checks one extract; its accepted rows join the tables of the partition. */
    private SourceExtract accept(Session session, Delivery delivery, ExtractFiles files) {
        Specification specification = delivery.specification();
        String names = delivery.files().stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.joining(", "));
        progress.start(TEXTS.format("task", names), -1);
        long read = new ExtractStage(session, specification, progress).load(files);
        if (read == 0) {
            throw new InvalidInputException(TEXTS.format("extract.norows", names));
        }
        Harmonisation harmonisation = new Harmonisation(specification);
        session.run(harmonisation.harmonisedTable());
        session.run(harmonisation.stepTable());
        new RowChecks(session, specification).run(delivery.asOf());
        CatalogueQueries queries = new CatalogueQueries(session);
        session.run("create or replace temp table accepted_row"
                + " (row_no bigint, journey_id varchar, stored_person_id varchar)");
        queries.insert("accepted_row", "intake/accepted_rows", Map.of("certifier", specification.certifier()));
        long accepted = session.number("select count(*) as n from accepted_row");
        Map<String, Long> rejected = new TreeMap<>();
        queries.rows(
                "intake/rejected_by_reason",
                Map.of(),
                row -> rejected.put(row.text("reason").orElseThrow(), row.number("n")));
        SourceExtract extract = new SourceExtract(
                specification.certifier(),
                delivery.asOf(),
                files.sha256(),
                specification.name(),
                specification.version(),
                "",
                new RowAccount(
                        read,
                        accepted,
                        rejected.values().stream().mapToLong(Long::longValue).sum(),
                        0,
                        rejected,
                        Map.of(),
                        rejected));
        checkRejectedShare(names, specification, extract);
        String journeys = specification.row() == Specification.RowUnit.JOURNEY
                ? "intake/journeys_one_per_row"
                : "intake/journeys_many_rows";
        queries.insert(
                "new_journey", journeys, Map.of("certifier", specification.certifier(), "as_of", delivery.asOf()));
        queries.insert("new_step", "intake/steps", Map.of());
        progress.end();
        return extract;
    }

    private static void checkRejectedShare(String names, Specification specification, SourceExtract extract) {
        double share = (double) extract.rows().rejected() / extract.rows().read();
        boolean many = extract.rows().rejected() >= FEW_ROWS || extract.rows().accepted() == 0;
        if (many && share > specification.limits().rejectedShare()) {
            String reasons = extract.rows().rejectedByReason().entrySet().stream()
                    .map(entry -> reasonText(entry.getKey()) + " (" + entry.getValue() + ")")
                    .collect(Collectors.joining(", "));
            throw new InvalidInputException(TEXTS.format(
                    "extract.rejected",
                    names,
                    extract.rows().rejected(),
                    extract.rows().read(),
                    Math.round(specification.limits().rejectedShare() * 100),
                    reasons));
        }
    }

    /**
     * Returns the reason of a rejection in the language of the user.
     *
     * @param reason stable name of a check
     * @return a short text
     */
    public static String reasonText(String reason) {
        return TEXTS.format(
                "check." + Check.valueOf(reason.toUpperCase(Locale.ROOT)).key());
    }

    private IntakeReport publish(
            PartitionKey partition,
            PartitionWriter writer,
            List<SourceExtract> extracts,
            Quarantine quarantine,
            Map<String, List<String[]>> faults) {
        Dataset dataset = Dataset.openOrCreate(datasetFolder, info());
        try (Publication publication = Publication.begin(dataset, partition)) {
            Optional<Manifest> before = publication.current();
            before.ifPresent(manifest -> {
                if (!manifest.keyFingerprint().equals(key.fingerprint())) {
                    throw new IntegrityException(
                            TEXTS.format("partition.key", partition, manifest.keyFingerprint(), key.fingerprint()));
                }
            });
            writer.write(publication, dataset, faults.keySet());
            List<SourceExtract> sources = new ArrayList<>(extracts);
            before.ifPresent(manifest -> manifest.sources().stream()
                    .filter(source -> !faults.containsKey(source.certifier()))
                    .forEach(sources::add));
            faults.forEach(quarantine::keep);
            Manifest after = publication.commit(Producer.name(), sources);
            boolean unchanged = before.map(Manifest::revision).equals(Optional.of(after.revision()));
            return new IntakeReport(
                    after,
                    unchanged ? IntakeReport.Change.UNCHANGED : IntakeReport.Change.PUBLISHED,
                    extracts,
                    faults.values().stream().allMatch(List::isEmpty)
                            ? Optional.empty()
                            : Optional.of(quarantine.folder()));
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
