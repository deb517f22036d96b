package fr.parcours.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    private static final PartitionKey KEY = PartitionKey.of("82", "2009-2");
    private static final DatasetInfo INFO = new DatasetInfo(LayoutVersion.CURRENT, "essai", "libre", "k:1", true);

    @TempDir
    Path folder;

    private Dataset dataset;

    @BeforeEach
    void create() {
        dataset = Dataset.openOrCreate(folder.resolve("observatory"), INFO);
    }

    private Path partition() {
        return dataset.folder().resolve(KEY.folder());
    }

    private Manifest publish(String content) throws IOException {
        try (Publication publication = Publication.begin(dataset, KEY)) {
            stage(publication, content);
            return publication.commit("test", List.of(source(3)));
        }
    }

    private static void stage(Publication publication, String content) throws IOException {
        for (Table table : Table.values()) {
            Files.writeString(publication.stage(table), content + table);
            publication.staged(table, 3);
        }
    }

    private static SourceExtract source(long rows) {
        return new SourceExtract("EN", LocalDate.of(2009, 7, 15), "d", "s", 1, "", RowAccount.allAccepted(rows));
    }

    /** The text of a manifest as layout 1 had it. */
    private static String unsealed(Path manifest) throws IOException {
        return Files.readString(manifest)
                .replaceAll(",\\s*\"digest\" : \"[0-9a-f]{64}\"", "")
                .replace("\"layoutVersion\" : 2", "\"layoutVersion\" : 1");
    }

    private List<String> visibleFiles() throws IOException {
        try (Stream<Path> files = Files.list(partition())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aCommitMakesAllFilesVisibleUnderTheManifest() throws IOException {
        Manifest manifest = publish("one");
        assertThat(dataset.partitions()).containsExactly(manifest);
        assertThat(visibleFiles())
                .containsExactly(
                        "journey-" + manifest.revision() + ".parquet",
                        "partition.json",
                        "step-" + manifest.revision() + ".parquet");
        assertThat(Digests.of(dataset.path(manifest, Table.STEP)))
                .isEqualTo(manifest.file(Table.STEP).sha256());
    }

    @Test
    void anotherContentReplacesTheRevisionAndLeavesNothingElseToReaders() throws IOException {
        Manifest first = publish("one");
        Manifest second = publish("two");
        assertThat(second.revision()).isNotEqualTo(first.revision());
        assertThat(visibleFiles()).hasSize(3).noneMatch(name -> name.contains(first.revision()));
    }

    @Test
    void aManifestOfBeforeRowsHadAnAccountIsReadAsOneOfToday() throws IOException {
        Manifest today = publish("one");
        Path file = partition().resolve("partition.json");
        String older =
                unsealed(file).replaceAll("(?s),\\s*\"certifierKey\" : \"\",\\s*\"rows\" : \\{.*?\\{ }\\s*}", """
                        ,
                        "rowsRead" : 5, "rowsAccepted" : 3, "rowsRejected" : 2,
                        "rejectedByReason" : { "duplicate" : 2 }""");
        Files.writeString(file, older);
        SourceExtract source = dataset.partitions().get(0).sources().get(0);
        assertThat(source.rows())
                .isEqualTo(new RowAccount(5, 3, 2, 0, Map.of("duplicate", 2L), Map.of(), Map.of("duplicate", 2L)));
        assertThat(source.certifier()).isEqualTo(today.sources().get(0).certifier());
    }

    @Test
    void aManifestWithoutContentIsDamaged() throws IOException {
        publish("one");
        for (String content : List.of("", "null", "[]", "3")) {
            Files.writeString(partition().resolve("partition.json"), content);
            assertThatThrownBy(() -> dataset.partitions()).isInstanceOf(IntegrityException.class);
        }
    }

    @Test
    void theSameContentChangesNothingOnDisk() throws IOException {
        Manifest first = publish("one");
        var before = Files.getLastModifiedTime(partition().resolve("partition.json"));
        assertThat(publish("one")).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(partition().resolve("partition.json")))
                .isEqualTo(before);
    }

    @Test
    void withoutCommitThePartitionIsAsBefore() throws IOException {
        Manifest first = publish("one");
        try (Publication publication = Publication.begin(dataset, KEY)) {
            stage(publication, "two");
        }
        assertThat(dataset.partition(KEY)).contains(first);
        assertThat(visibleFiles()).hasSize(3);
    }

    @Test
    void aPartitionNeverPublishedLeavesNoFolder() throws IOException {
        try (Publication publication = Publication.begin(dataset, KEY)) {
            stage(publication, "one");
        }
        assertThat(dataset.folder().resolve("region=82")).doesNotExist();
    }

    @Test
    void whatACrashLeftIsIgnoredByReadersAndRemovedByTheNextPublication() throws IOException {
        Manifest first = publish("one");
        Files.writeString(partition().resolve("journey-abandoned.parquet"), "left");
        Files.createDirectories(partition().resolve(".staging"));
        Files.writeString(partition().resolve(".staging").resolve("step.parquet"), "left");
        Files.writeString(partition().resolve(".partition.json.tmp"), "left");
        assertThat(dataset.partitions()).containsExactly(first);
        publish("two");
        assertThat(visibleFiles()).hasSize(3);
        assertThat(partition().resolve(".staging")).doesNotExist();
        assertThat(partition().resolve(".partition.json.tmp")).doesNotExist();
    }

    @Test
    void aSecondWriterIsToldToWait() {
        try (Publication publication = Publication.begin(dataset, KEY)) {
            assertThat(publication.current()).isEmpty();
            assertThatThrownBy(() -> Publication.begin(dataset, KEY))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("region=82/campaign=2009-2");
        }
    }

    @Test
    void anExtractWhoseRowsDoNotAddUpIsNeverRecorded() {
        assertThatThrownBy(() -> new RowAccount(10, 8, 1, 0, Map.of("duplicate", 1L), Map.of(), Map.of()))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("10");
    }

    @Test
    void pseudonymsOfAnotherKeyAreRefused() {
        assertThatThrownBy(() -> Dataset.openOrCreate(
                        dataset.folder(), new DatasetInfo(LayoutVersion.CURRENT, "essai", "libre", "k:2", true)))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("k:1")
                .hasMessageContaining("k:2");
    }

    @Test
    void realDataDoNotMeetSimulatedOnes() {
        assertThatThrownBy(() -> Dataset.openOrCreate(
                        dataset.folder(), new DatasetInfo(LayoutVersion.CURRENT, "essai", "libre", "k:1", false)))
                .isInstanceOf(IntegrityException.class);
    }

    @Test
    void aFolderWithOtherThingsIsNotTakenForADataset() throws IOException {
        Path other = Files.createDirectories(folder.resolve("documents"));
        Files.writeString(other.resolve("thesis.txt"), "precious");
        assertThatThrownBy(() -> Dataset.openOrCreate(other, INFO)).isInstanceOf(InvalidInputException.class);
        assertThat(other.resolve("thesis.txt")).hasContent("precious");
    }

    @Test
    void aDamagedManifestIsNamedWithItsPlace() throws IOException {
        publish("one");
        Files.writeString(partition().resolve("partition.json"), "{\n  \"layoutVersion\" : oops");
        assertThatThrownBy(() -> dataset.partitions())
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("partition.json")
                .hasMessageContaining("2");
    }

    @Test
    void aNewerLayoutIsRefused() throws IOException {
        publish("one");
        Path manifest = partition().resolve("partition.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace("\"layoutVersion\" : 2", "\"layoutVersion\" : 9"));
        assertThatThrownBy(() -> dataset.partitions())
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("9");
    }

    @Test
    void aManifestInTheFolderOfAnotherPartitionIsRefused() throws IOException {
        publish("one");
        Path elsewhere = Files.createDirectories(dataset.folder().resolve("region=93/campaign=2009-2"));
        Files.copy(partition().resolve("partition.json"), elsewhere.resolve("partition.json"));
        assertThatThrownBy(() -> dataset.partitions())
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("region=93");
    }

    @Test
    void aDatasetOfLayout1IsRead() throws IOException {
        Manifest today = publish("one");
        Path manifest = partition().resolve("partition.json");
        Path description = dataset.folder().resolve("dataset.json");
        Files.writeString(manifest, unsealed(manifest));
        Files.writeString(description, unsealed(description));

        Dataset older = Dataset.open(dataset.folder());
        assertThat(older.info().layoutVersion()).isEqualTo(1);
        assertThat(older.partitions()).singleElement().satisfies(found -> {
            assertThat(found.layoutVersion()).isEqualTo(1);
            assertThat(found.files()).isEqualTo(today.files());
        });
    }

    @Test
    void anyChangedBitOfAManifestOrADescriptionIsSeen() throws IOException {
        publish("one");
        for (Path file :
                List.of(partition().resolve("partition.json"), dataset.folder().resolve("dataset.json"))) {
            byte[] bytes = Files.readAllBytes(file);
            for (int place = 0; place < bytes.length; place++) {
                byte[] changed = bytes.clone();
                changed[place] ^= (byte) (1 << (place % Byte.SIZE));
                Files.write(file, changed);
                assertThatThrownBy(() -> Dataset.open(dataset.folder()).partitions())
                        .as("bit of byte %s of %s", place, file.getFileName())
                        .isInstanceOf(IntegrityException.class);
            }
            Files.write(file, bytes);
        }
        assertThat(Dataset.open(dataset.folder()).partitions()).hasSize(1);
    }

    @Test
    void aPartitionOfAnotherDatasetIsAdoptedByteForByte() throws IOException {
        Manifest manifest = publish("one");
        byte[] description = Files.readAllBytes(partition().resolve("partition.json"));
        Dataset other = Dataset.openOrCreate(folder.resolve("other"), INFO);
        try (Publication publication = Publication.begin(other, KEY)) {
            assertThat(publication.adopt(manifest, partition())).isEqualTo(manifest);
        }
        assertThat(other.partitions()).containsExactly(manifest);
        assertThat(other.folder().resolve(KEY.folder()).resolve("partition.json"))
                .hasBinaryContent(description);
        assertThat(Digests.of(other.path(manifest, Table.JOURNEY)))
                .isEqualTo(manifest.file(Table.JOURNEY).sha256());
    }

    @Test
    void aPartitionOfAnotherKeyOrKindOfDataIsNotAdopted() throws IOException {
        Manifest manifest = publish("one");
        for (DatasetInfo info : List.of(
                new DatasetInfo(LayoutVersion.CURRENT, "essai", "libre", "k:2", true),
                new DatasetInfo(LayoutVersion.CURRENT, "essai", "libre", "k:1", false))) {
            Dataset other = Dataset.openOrCreate(folder.resolve("other " + info.simulated()), info);
            try (Publication publication = Publication.begin(other, KEY)) {
                assertThatThrownBy(() -> publication.adopt(manifest, partition()))
                        .isInstanceOf(IntegrityException.class);
            }
            assertThat(other.partitions()).isEmpty();
            assertThat(dataset.path(manifest, Table.JOURNEY)).exists();
        }
    }
}
