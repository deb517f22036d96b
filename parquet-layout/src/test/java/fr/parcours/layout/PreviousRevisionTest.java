package fr.parcours.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviousRevisionTest {

    private static final PartitionKey KEY = PartitionKey.of("82", "2009-2");

    @TempDir
    Path folder;

    private Dataset dataset;

    @BeforeEach
    void create() {
        dataset = Dataset.openOrCreate(
                folder.resolve("observatory"), new DatasetInfo(LayoutVersion.CURRENT, "essai", "libre", "k:1", true));
    }

    private Manifest publish(String content) throws IOException {
        try (Publication publication = Publication.begin(dataset, KEY)) {
            for (Table table : Table.values()) {
                Files.writeString(publication.stage(table), content + table);
                publication.staged(table, 3);
            }
            return publication.commit(
                    content,
                    List.of(new SourceExtract(
                            "EN", LocalDate.of(2009, 7, 15), content, "s", 1, "", RowAccount.allAccepted(3))));
        }
    }

    private Manifest rollBack() {
        try (Publication publication = Publication.begin(dataset, KEY)) {
            return publication.rollBack();
        }
    }

    private long clean() {
        try (Publication publication = Publication.begin(dataset, KEY)) {
            return publication.clean();
        }
    }

    private Path partition() {
        return dataset.folder().resolve(KEY.folder());
    }

    private List<String> revisions() {
        return dataset.history(KEY).stream().map(PastRevision::revision).toList();
    }

    private String content(Table table) throws IOException {
        return Files.readString(dataset.path(dataset.partition(KEY).orElseThrow(), table));
    }

    private List<String> files(Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void thePreviousRevisionIsKeptEntireWhereNoToolLooksForData() throws IOException {
        Manifest first = publish("one");
        publish("two");
        assertThat(dataset.previous(KEY)).contains(first);
        assertThat(files(partition().resolve(".previous")))
                .containsExactly(
                        "journey-" + first.revision() + ".parquet",
                        "partition-" + first.revision() + ".json",
                        "step-" + first.revision() + ".parquet");
        assertThat(dataset.keptPath(first, Table.STEP).orElseThrow()).hasContent("oneSTEP");
    }

    @Test
    void onlyOnePreviousRevisionIsKept() throws IOException {
        Manifest first = publish("one");
        Manifest second = publish("two");
        publish("three");
        assertThat(dataset.previous(KEY)).contains(second);
        assertThat(files(partition().resolve(".previous")))
                .hasSize(3)
                .noneMatch(name -> name.contains(first.revision()));
        assertThat(dataset.keptPath(first, Table.STEP)).isEmpty();
    }

    @Test
    void historyTellsEveryRevisionAndWhereItCameFrom() throws IOException {
        Manifest first = publish("one");
        Manifest second = publish("two");
        Manifest third = publish("three");
        assertThat(dataset.history(KEY)).containsExactly(first.asPast(), second.asPast(), third.asPast());
        assertThat(dataset.history(PartitionKey.of("93", "2009-2"))).isEmpty();
    }

    @Test
    void rollingBackReturnsToThePreviousRevisionAndTwiceToTheLast() throws IOException {
        Manifest first = publish("one");
        Manifest second = publish("two");
        Manifest back = rollBack();
        assertThat(back.revision()).isEqualTo(first.revision());
        assertThat(content(Table.JOURNEY)).isEqualTo("oneJOURNEY");
        assertThat(dataset.previous(KEY)).contains(second);
        assertThat(rollBack().revision()).isEqualTo(second.revision());
        assertThat(content(Table.JOURNEY)).isEqualTo("twoJOURNEY");
        assertThat(revisions())
                .containsExactly(first.revision(), second.revision(), first.revision(), second.revision());
    }

    @Test
    void cleaningForgetsThePreviousRevisionButNotTheHistory() throws IOException {
        Manifest first = publish("one");
        Manifest second = publish("two");
        assertThat(clean()).isGreaterThan(0);
        assertThat(dataset.previous(KEY)).isEmpty();
        assertThat(partition().resolve(".previous")).doesNotExist();
        assertThat(revisions()).containsExactly(first.revision(), second.revision());
        assertThat(clean()).isZero();
        assertThatThrownBy(this::rollBack)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("82");
    }

    @Test
    void aDamagedPreviousRevisionIsNotReturnedTo() throws IOException {
        Manifest first = publish("one");
        Manifest second = publish("two");
        Files.writeString(dataset.keptPath(first, Table.STEP).orElseThrow(), "oneSTEX");
        assertThatThrownBy(this::rollBack).isInstanceOf(IntegrityException.class);
        assertThat(dataset.partition(KEY)).contains(second);
    }

    @Test
    void aCrashBeforeTheCommitLeavesTheRevisionBeforeToReturnTo() throws IOException {
        Manifest first = publish("one");
        Manifest second = publish("two");
        // What is on disk when a publication stops just before its manifest is renamed.
        new PreviousRevision(partition()).keep(second);
        assertThat(dataset.previous(KEY)).contains(first);
        assertThat(revisions()).containsExactly(first.revision(), second.revision());
        assertThat(rollBack().revision()).isEqualTo(first.revision());
        assertThat(dataset.previous(KEY)).contains(second);
    }

    @Test
    void aCrashAfterTheCommitLosesNothingOfTheHistory() throws IOException {
        Manifest first = publish("one");
        Manifest second = publish("two");
        Path history = partition().resolve(".history.json");
        byte[] before = Files.readAllBytes(history);
        Path previous = partition().resolve(".previous");
        byte[] manifest = Files.readAllBytes(previous.resolve("partition-" + first.revision() + ".json"));
        Manifest third = publish("three");
        // What is on disk when a publication stops just after its manifest is renamed.
        Files.write(history, before);
        Files.write(previous.resolve("partition-" + first.revision() + ".json"), manifest);
        assertThat(dataset.previous(KEY)).contains(second);
        assertThat(revisions()).containsExactly(first.revision(), second.revision(), third.revision());
        assertThat(rollBack().revision()).isEqualTo(second.revision());
        assertThat(revisions())
                .containsExactly(first.revision(), second.revision(), third.revision(), second.revision());
    }

    @Test
    void aPublicationThatFailsLeavesEverythingAsItWas() throws IOException {
        publish("one");
        publish("two");
        Map<Path, String> before = tree();
        try (Publication publication = Publication.begin(dataset, KEY)) {
            Files.writeString(publication.stage(Table.JOURNEY), "three");
            // The second file is missing, as when the disk refused it.
            assertThatThrownBy(() -> publication.commit("test", List.of())).isInstanceOf(InvalidInputException.class);
        }
        assertThat(tree()).isEqualTo(before);
    }

    private Map<Path, String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(dataset.folder())) {
            Map<Path, String> tree = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tree.put(file, Files.readString(file));
            }
            return tree;
        }
    }
}
