package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.anonymise.KeyChain;
import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.anonymise.KeyRole;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Table;
import fr.parcours.layout.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {

    private static final PartitionKey FIRST = PartitionKey.of("82", "2009-1");
    private static final PartitionKey SECOND = PartitionKey.of("82", "2009-2");
    private static final PartitionKey THIRD = PartitionKey.of("24", "2009-2");
    private static final String YAML = """
            specification: essai
            version: 1
            title: Un certificateur
            certifier: AGRI
            row: journey
            format: {type: csv}
            dates: [yyyy-MM-dd]
            columns: [Numéro, Personne, Décision, Jury]
            journey:
              file_number: {column: Numéro}
              person_id: {column: Personne}
            steps:
              - {step: ELIGIBILITY, date: {column: Décision}, outcome: {constant: FAVOURABLE}}
              - {step: JURY, date: {column: Jury}, outcome: {constant: FULL}}
            """;

    @TempDir
    Path folder;

    private Path dataset;
    private Path specification;
    private Path extract;
    private KeyFile next;

    @BeforeEach
    void fill() throws IOException {
        dataset = folder.resolve("observatory");
        specification = Files.writeString(folder.resolve("essai.yaml"), YAML);
        StringBuilder rows = new StringBuilder("Numéro,Personne,Décision,Jury\n");
        for (int i = 0; i < 60; i++) {
            rows.append("A%d,%s,2008-03-%02d,2009-01-%02d\n"
                    .formatted(i, i % 7 == 0 ? "" : "p" + i % 40, 1 + i % 28, 1 + i % 28));
        }
        extract = Files.writeString(folder.resolve("extrait.csv"), rows);
        for (PartitionKey partition : List.of(FIRST, SECOND, THIRD)) {
            take(dataset, chain(), partition);
        }
        Path file = folder.resolve("nouvelle.key");
        KeyFile.create(file, KeyRole.STAGE_2, Optional.of("k2-b"), Optional.empty(), Optional.empty());
        next = KeyFile.open(file);
    }

    private KeyChain chain() {
        return KeyChain.openOrCreate(LocalFolder.of(dataset).key());
    }

    private Manifest take(Path into, KeyChain keys, PartitionKey partition) {
        return new Intake(into, Intake.DatasetOrigin.REAL, keys, Progress.none())
                .take(
                        partition,
                        List.of(new Delivery(
                                Specifications.read(specification.toString()),
                                LocalDate.of(2009, 7, 15),
                                List.of(extract))))
                .manifest()
                .orElseThrow();
    }

    private Rotation.Report rotate(KeyFile key) {
        return new Rotation(dataset, LocalFolder.of(dataset).key(), key, Progress.none()).run();
    }

    private Set<String> identifiers() {
        Dataset opened = Dataset.open(dataset);
        Set<String> identifiers = new TreeSet<>();
        try (Session session = Session.open(SessionSettings.intake())) {
            for (Manifest manifest : opened.partitions()) {
                String journeys = "read_parquet('" + opened.path(manifest, Table.JOURNEY) + "')";
                String steps = "read_parquet('" + opened.path(manifest, Table.STEP) + "')";
                identifiers.addAll(session.query(
                        "select journey_id as id from " + journeys + " union select person_id from " + journeys
                                + " where person_id is not null union select journey_id from " + steps,
                        row -> row.text("id").orElseThrow()));
            }
        }
        return identifiers;
    }

    /** What does not depend on what the pseudonyms are: how many, and how they meet. */
    private String shape() {
        Dataset opened = Dataset.open(dataset);
        Manifest first = opened.partition(FIRST).orElseThrow();
        Manifest second = opened.partition(SECOND).orElseThrow();
        try (Session session = Session.open(SessionSettings.intake())) {
            String journeys = "read_parquet('" + opened.path(first, Table.JOURNEY) + "')";
            String steps = "read_parquet('" + opened.path(first, Table.STEP) + "')";
            String others = "read_parquet('" + opened.path(second, Table.JOURNEY) + "')";
            return session.query(
                            "select count(*) || ' ' || count(distinct journey_id) || ' ' || count(distinct person_id)"
                                    + " || ' ' || (select count(*) from " + steps + " join " + journeys
                                    + " using (journey_id)) || ' ' || (select count(*) from " + journeys
                                    + " as a join " + others + " as b using (person_id)) as n from " + journeys,
                            row -> row.text("n").orElseThrow())
                    .get(0);
        }
    }

    @Test
    void noOldPseudonymIsLeftAndEverythingStillMeets() {
        Set<String> before = identifiers();
        String shape = shape();
        String old = Dataset.open(dataset).info().keyFingerprint();
        Rotation.Report report = rotate(next);
        assertThat(report).isEqualTo(new Rotation.Report(old, old + ">" + next.fingerprint(), 3, 0));
        assertThat(identifiers()).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
        assertThat(shape()).isEqualTo(shape);
        assertThat(Verification.of(dataset).faults()).isEmpty();
        try (Observatory observatory = Observatory.open(dataset)) {
            assertThat(observatory.partitions().rows()).hasSize(3);
        }
    }

    @Test
    void aRotatedPartitionIsTheOneThatAnIntakeWithTheChainMakes() {
        rotate(next);
        Manifest rotated = Dataset.open(dataset).partition(FIRST).orElseThrow();
        assertThat(take(dataset, chain(), FIRST)).isEqualTo(rotated);
        assertThat(take(folder.resolve("other"), chain(), FIRST).files()).isEqualTo(rotated.files());
    }

    @Test
    void theNewKeyJoinsTheChainOfLaterIntakes() {
        rotate(next);
        assertThat(chain().fingerprint())
                .isEqualTo(Dataset.open(dataset).info().keyFingerprint())
                .endsWith(">" + next.fingerprint());
        KeyChain first = KeyChain.of(chain().keys().get(0));
        assertThatThrownBy(() -> take(dataset, first, FIRST)).isInstanceOf(IntegrityException.class);
    }

    @Test
    void anInterruptedChangeIsNeitherReadNorAddedToAndIsCompletedByAnotherRun() {
        String old = Dataset.open(dataset).info().keyFingerprint();
        rotateOnlyTheFirst(old);
        assertThatThrownBy(() -> Observatory.open(dataset)).isInstanceOf(IntegrityException.class);
        KeyChain longer = chain().then(next);
        assertThatThrownBy(() -> take(dataset, longer, SECOND)).isInstanceOf(IntegrityException.class);
        KeyChain chain = chain();
        assertThatThrownBy(() -> take(dataset, chain, SECOND)).isInstanceOf(IntegrityException.class);
        KeyFile another = KeyFile.openOrCreate(folder.resolve("another.key"));
        assertThatThrownBy(() -> rotate(another)).isInstanceOf(IntegrityException.class);
        assertThat(rotate(next)).isEqualTo(new Rotation.Report(old, old + ">" + next.fingerprint(), 2, 1));
        assertThat(rotate(next).rotated()).isZero();
        assertThat(Verification.of(dataset).faults()).isEmpty();
    }

    /** Leaves the dataset as a crash after the first of three partitions leaves it. */
    private void rotateOnlyTheFirst(String old) {
        Dataset declaring = Dataset.open(dataset).withKey(old + ">" + next.fingerprint());
        Path empty = folder.resolve("elsewhere");
        take(empty, chain().then(next), FIRST);
        Path from = empty.resolve(FIRST.folder());
        Path to = declaring.folder().resolve(FIRST.folder());
        for (var file : from.toFile().listFiles()) {
            try {
                Files.copy(
                        file.toPath(), to.resolve(file.getName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void keysThatAreNotThoseOfTheDatasetAreRefusedBeforeAnythingChanges() throws IOException {
        String description = Files.readString(dataset.resolve("dataset.json"));
        Path other = folder.resolve("other.key");
        KeyFile.openOrCreate(other);
        assertThatThrownBy(() -> new Rotation(dataset, other, next, Progress.none()).run())
                .isInstanceOf(IntegrityException.class);
        assertThat(dataset.resolve("dataset.json")).hasContent(description);
        assertThat(folder.resolve("other-2.key")).doesNotExist();
    }

    @Test
    void aSecondChangeMakesAChainOfThree() {
        rotate(next);
        KeyFile third = KeyFile.openOrCreate(folder.resolve("third.key"));
        rotate(third);
        assertThat(chain().keys()).hasSize(3);
        assertThat(chain().fingerprint()).isEqualTo(Dataset.open(dataset).info().keyFingerprint());
        assertThat(take(dataset, chain(), SECOND))
                .isEqualTo(Dataset.open(dataset).partition(SECOND).orElseThrow());
    }
}
