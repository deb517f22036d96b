package fr.parcours.layout.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Resealed;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to the files of a dataset: each fault is named, and the rest is verified all the same. */
class FileFaultTest {

    private static final String FIRST = "region=82/campaign=2009-1/";
    private static final String SECOND = "region=82/campaign=2009-2/";

    @TempDir
    Path temporary;

    private Path folder;
    private Manifest first;
    private Manifest second;

    @BeforeEach
    void publish() throws IOException {
        folder = temporary.resolve("observatory");
        HandMadeDataset dataset = new HandMadeDataset(folder);
        first = dataset.publish("82", "2009-1");
        second = dataset.usual("other").publish("82", "2009-2");
    }

    private VerificationReport verify() {
        return Verification.of(folder);
    }

    private void assertFaults(Tuple... expected) {
        assertThat(verify().faults()).extracting(Fault::file, Fault::kind).containsExactlyInAnyOrder(expected);
    }

    private String journey(Manifest manifest) {
        return manifest.file(Table.JOURNEY).name();
    }

    private String step(Manifest manifest) {
        return manifest.file(Table.STEP).name();
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private void replace(String file, String what, String by) throws IOException {
        String text = Files.readString(path(file));
        assertThat(text).contains(what);
        Files.writeString(path(file), text.replace(what, by));
        Resealed.write(path(file));
    }

    private void exchange(String one, String other) throws IOException {
        byte[] content = Files.readAllBytes(path(one));
        Files.write(path(one), Files.readAllBytes(path(other)));
        Files.write(path(other), content);
    }

    @Test
    void aSoundDatasetHasNoFault() {
        VerificationReport report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.partitions()).isEqualTo(2);
        assertThat(report.files()).isEqualTo(4);
        assertThat(report.rows()).isEqualTo(6 * HandMadeDataset.JOURNEYS);
        assertThat(report.leftovers()).isEmpty();
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        byte[] whole = Files.readAllBytes(path(FIRST + step(first)));
        Files.write(path(FIRST + step(first)), Arrays.copyOf(whole, whole.length - 1));
        assertFaults(tuple(FIRST + step(first), FaultKind.SIZE));
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        Files.write(path(FIRST + step(first)), new byte[0]);
        assertFaults(tuple(FIRST + step(first), FaultKind.SIZE));
    }

    @Test
    void aChangedByteIsNamedThoughTheSizeIsRight() throws IOException {
        byte[] content = Files.readAllBytes(path(SECOND + journey(second)));
        content[content.length / 2] ^= 4;
        Files.write(path(SECOND + journey(second)), content);
        assertFaults(tuple(SECOND + journey(second), FaultKind.DIGEST));
    }

    @Test
    void journeysAndStepsExchangedAreBothNamed() throws IOException {
        exchange(FIRST + journey(first), FIRST + step(first));
        assertFaults(tuple(FIRST + journey(first), FaultKind.SWAPPED), tuple(FIRST + step(first), FaultKind.SWAPPED));
        assertThat(verify().faults().get(0).problem()).contains(FIRST + step(first));
    }

    @Test
    void filesExchangedBetweenPartitionsAreBothNamed() throws IOException {
        exchange(FIRST + step(first), SECOND + step(second));
        assertFaults(tuple(FIRST + step(first), FaultKind.SWAPPED), tuple(SECOND + step(second), FaultKind.SWAPPED));
    }

    @Test
    void aRenamedFileIsNamedByBothNames() throws IOException {
        Files.move(path(FIRST + step(first)), path(FIRST + "step-000000000000.parquet"));
        assertFaults(
                tuple(FIRST + step(first), FaultKind.MISSING),
                tuple(FIRST + "step-000000000000.parquet", FaultKind.EXTRA));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(path(FIRST + journey(first)));
        assertFaults(tuple(FIRST + journey(first), FaultKind.MISSING));
    }

    @Test
    void aFolderInPlaceOfAFileIsNamed() throws IOException {
        Files.delete(path(FIRST + journey(first)));
        Files.createDirectories(path(FIRST + journey(first)));
        assertFaults(tuple(FIRST + journey(first), FaultKind.MISSING));
    }

    @Test
    void extraFilesAreNamedWhereverTheyAre() throws IOException {
        List<String> extra = List.of(
                "notes.txt",
                "region=82/notes.txt",
                "region=82/.hidden",
                FIRST + "copie.parquet",
                FIRST + "sous-dossier/encore/liste.csv",
                "region=820/campaign=2009-1/partition.json",
                "region=82/campaign=2009/partition.json",
                "divers/vide");
        for (String file : extra) {
            Files.createDirectories(path(file).getParent());
            if (!file.endsWith("vide")) {
                Files.writeString(path(file), "x");
            }
        }
        List<String> expected = new ArrayList<>(extra);
        expected.set(expected.indexOf("divers/vide"), "divers");
        assertThat(verify().faults()).extracting(Fault::file).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(verify().faults()).extracting(Fault::kind).containsOnly(FaultKind.EXTRA);
    }

    @Test
    void whatAnInterruptedPublicationLeftIsNoFault() throws IOException {
        Files.createDirectories(path(FIRST + ".staging"));
        Files.writeString(path(FIRST + ".staging/step.parquet"), "half");
        Files.writeString(path(FIRST + ".partition.json.tmp"), "half");
        Files.createDirectories(path("region=93/campaign=2009-1/.staging"));
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().leftovers())
                .containsExactly(
                        FIRST + ".partition.json.tmp", FIRST + ".staging", "region=93/campaign=2009-1/.staging");
    }

    @Test
    void aDamagedManifestIsAFaultAndTheOtherPartitionsAreVerified() throws IOException {
        Files.writeString(path(FIRST + "partition.json"), "{ \"layoutVersion\" : oops");
        Files.writeString(path(FIRST + "journal.txt"), "x");
        Files.delete(path(SECOND + step(second)));
        assertFaults(
                tuple(FIRST + "partition.json", FaultKind.MANIFEST_UNREADABLE),
                tuple(FIRST + "journal.txt", FaultKind.EXTRA),
                tuple(SECOND + step(second), FaultKind.MISSING));
    }

    @Test
    void aManifestWithoutSenseIsAFault() throws IOException {
        for (String content : List.of("", "null", "[]", "3", "{}", "{\"layoutVersion\":1}")) {
            Files.writeString(path(FIRST + "partition.json"), content);
            assertFaults(tuple(FIRST + "partition.json", FaultKind.MANIFEST_UNREADABLE));
        }
    }

    @Test
    void aManifestOfANewerLayoutIsAFault() throws IOException {
        replace(FIRST + "partition.json", "\"layoutVersion\" : 2", "\"layoutVersion\" : 9");
        assertFaults(tuple(FIRST + "partition.json", FaultKind.MANIFEST_UNREADABLE));
    }

    @Test
    void aMissingManifestIsAFault() throws IOException {
        Files.delete(path(FIRST + "partition.json"));
        assertFaults(tuple(FIRST + "partition.json", FaultKind.MANIFEST_MISSING));
    }

    @Test
    void aPartitionCopiedToAnotherFolderIsMisplaced() throws IOException {
        Path moved = path("region=93/campaign=2009-1");
        Files.createDirectories(moved.getParent());
        Files.move(path(FIRST), moved);
        assertFaults(tuple("region=93/campaign=2009-1/partition.json", FaultKind.MANIFEST_MISPLACED));
    }

    @Test
    void aPartitionOfAnotherKeyOrOfRealDataIsAFault() throws IOException {
        replace("dataset.json", "k:1", "k:2");
        replace("dataset.json", "\"simulated\" : true", "\"simulated\" : false");
        assertFaults(
                tuple(FIRST + "partition.json", FaultKind.KEY),
                tuple(FIRST + "partition.json", FaultKind.SIMULATED),
                tuple(SECOND + "partition.json", FaultKind.KEY),
                tuple(SECOND + "partition.json", FaultKind.SIMULATED));
    }

    @Test
    void aDamagedDescriptionIsAFaultAndPartitionsAreVerified() throws IOException {
        Files.writeString(path("dataset.json"), "{");
        Files.delete(path(SECOND + step(second)));
        assertFaults(
                tuple("dataset.json", FaultKind.DATASET_UNREADABLE), tuple(SECOND + step(second), FaultKind.MISSING));
    }

    @Test
    void aMissingDescriptionIsAFault() throws IOException {
        Files.delete(path("dataset.json"));
        assertFaults(tuple("dataset.json", FaultKind.DATASET_UNREADABLE));
    }

    @Test
    void aFolderThatIsNoDatasetIsRefused() {
        assertThatThrownBy(() -> Verification.of(temporary.resolve("nowhere")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("dataset.json");
        assertThatThrownBy(() -> Verification.of(temporary)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aChangedManifestHasNotTheRevisionOfItsContent() throws IOException {
        replace(FIRST + "partition.json", "\"producer\" : \"test\"", "\"producer\" : \"else\"");
        assertFaults(tuple(FIRST + "partition.json", FaultKind.REVISION));
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        replace(FIRST + "partition.json", step(first), "../campaign=2009-2/" + step(second));
        assertThat(verify().faults())
                .extracting(Fault::file, Fault::kind)
                .contains(tuple(FIRST + "partition.json", FaultKind.NAME));
    }

    @Test
    void aFileUnderAnotherNameThanThatOfTheRevisionIsAFault() throws IOException {
        replace(FIRST + "partition.json", step(first), "step.parquet");
        Files.move(path(FIRST + step(first)), path(FIRST + "step.parquet"));
        assertFaults(tuple(FIRST + "partition.json", FaultKind.NAME));
    }

    @Test
    void twoFilesForATableAreAFault() throws IOException {
        replace(FIRST + "partition.json", "\"table\" : \"STEP\"", "\"table\" : \"JOURNEY\"");
        assertThat(verify().faults())
                .extracting(Fault::file, Fault::kind)
                .contains(tuple(FIRST + "partition.json", FaultKind.MANIFEST_CONTENT));
    }

    @Test
    void thePreviousRevisionIsVerifiedToo() throws IOException {
        Path previous = Files.createDirectories(path(FIRST + ".previous"));
        Path from = path(SECOND);
        for (String name : List.of(journey(second), step(second))) {
            Files.copy(from.resolve(name), previous.resolve(name));
        }
        Files.copy(from.resolve("partition.json"), previous.resolve("partition-" + second.revision() + ".json"));
        assertThat(verify().faults()).isEmpty();
        Files.writeString(previous.resolve(step(second)), "damaged");
        Files.writeString(previous.resolve("autre.parquet"), "x");
        assertFaults(
                tuple(FIRST + ".previous/" + step(second), FaultKind.SIZE),
                tuple(FIRST + ".previous/autre.parquet", FaultKind.EXTRA));
    }

    @Test
    void theRevisionIsThatOfThePublication() {
        assertThat(fr.parcours.layout.Revision.of(first)).isEqualTo(first.revision());
        assertThat(first.key()).isEqualTo(PartitionKey.of("82", "2009-1"));
    }

    @Test
    void problemsAreToldInTheLanguageOfTheUser() throws IOException {
        Files.delete(path(FIRST + journey(first)));
        assertThat(verify().faults().get(0).problem()).contains("absent");
        System.setProperty("parcours.lang", "en");
        try {
            assertThat(verify().faults().get(0).problem()).contains("missing file");
        } finally {
            System.clearProperty("parcours.lang");
        }
    }
}
