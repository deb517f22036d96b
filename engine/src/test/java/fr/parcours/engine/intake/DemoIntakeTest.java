package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.SmallDemo;
import fr.parcours.engine.demo.SimulatedExtract;
import fr.parcours.layout.DataFile;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.verify.Verification;
import fr.parcours.layout.verify.VerificationReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoIntakeTest {

    private final SmallDemo demo = SmallDemo.get();

    static List<SimulatedExtract> extracts() {
        return SmallDemo.get().simulation().extracts();
    }

    private SourceExtract source(SimulatedExtract extract) {
        return manifest(extract).sources().stream()
                .filter(source -> source.specification().equals(extract.specification()))
                .findFirst()
                .orElseThrow();
    }

    private Manifest manifest(SimulatedExtract extract) {
        return Dataset.open(demo.dataset())
                .partition(new PartitionKey(extract.region(), extract.campaign()))
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("extracts")
    void everyRowIsAcceptedOrRejectedAndTheInjectedFaultsAreFoundOneByOne(SimulatedExtract extract) {
        SourceExtract source = source(extract);
        assertThat(source.rows().read()).isEqualTo(extract.rows());
        assertThat(source.rows().accepted()).isEqualTo(extract.accepted());
        assertThat(source.rows().rejected()).isEqualTo(extract.rejected());
        assertThat(source.rows().rejectedByReason())
                .isEqualTo(extract.dirt().entrySet().stream()
                        .filter(dirt -> dirt.getValue() > 0)
                        .collect(Collectors.toMap(dirt -> dirt.getKey(), dirt -> (long) dirt.getValue())));
    }

    @Test
    void theSimulationHasFaultsToFind() {
        assertThat(extracts()).extracting(SimulatedExtract::rejected).anyMatch(rows -> rows > 0);
    }

    @Test
    void rejectedRowsAreKeptBesideTheDatasetWithTheirPlace() throws IOException {
        SimulatedExtract extract = extracts().stream()
                .filter(candidate -> candidate.specification().equals("education-nationale")
                        && candidate.dirt().getOrDefault("unknown_code", 0) > 0)
                .findFirst()
                .orElseThrow();
        Path file = LocalFolder.of(demo.dataset())
                .quarantine()
                .resolve(new PartitionKey(extract.region(), extract.campaign()).folder())
                .resolve("EN.csv");
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).replace("\ufeff", "").split(";"));
        assertThat(header)
                .startsWith(
                        "parcours_lot",
                        "parcours_fichier",
                        "parcours_feuille",
                        "parcours_ligne",
                        "parcours_motifs",
                        "parcours_colonnes",
                        "parcours_brut");
        String[] parts = lines.stream()
                .map(line -> line.split(";", -1))
                .filter(fields -> fields[4].equals("unknown_code"))
                .findFirst()
                .orElseThrow();
        List<String> source = Files.readAllLines(extract.path(), java.nio.charset.Charset.forName("windows-1252"));
        String value = parts[header.indexOf(parts[5])];
        assertThat(source.get(Integer.parseInt(parts[3]) - 1))
                .contains(value)
                .contains(parts[header.indexOf("N° dossier")]);
        assertThat(file.startsWith(demo.dataset().toAbsolutePath())).isFalse();
    }

    @Test
    void theDatasetIsWhatItsManifestsSay() {
        VerificationReport report = Verification.of(demo.dataset());
        assertThat(report.faults()).isEmpty();
        assertThat(report.partitions()).isEqualTo(30);
    }

    @Test
    void noIdentifierOfAnExtractIsInTheDataset() throws IOException {
        SimulatedExtract extract = extracts().stream()
                .filter(candidate -> candidate.specification().equals("emploi"))
                .findFirst()
                .orElseThrow();
        String row = Files.readAllLines(extract.path(), StandardCharsets.UTF_8).get(1);
        String[] fields = row.split(";", -1);
        assertThat(fields[1]).matches("[0-9a-f]{32}");
        try (Stream<Path> files = Files.walk(demo.dataset())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(bytes).doesNotContain(fields[1]).doesNotContain(fields[0]);
            }
        }
    }

    @Test
    void theSameInputGivesTheSameBytes(@TempDir Path other) throws IOException {
        SmallDemo again = SmallDemo.make(other, 1);
        List<Manifest> first = Dataset.open(demo.dataset()).partitions();
        List<Manifest> second = Dataset.open(again.dataset()).partitions();
        assertThat(second)
                .extracting(Manifest::revision)
                .isEqualTo(first.stream().map(Manifest::revision).toList());
        assertThat(second)
                .flatExtracting(Manifest::files)
                .extracting(DataFile::sha256)
                .isEqualTo(first.stream()
                        .flatMap(manifest -> manifest.files().stream())
                        .map(DataFile::sha256)
                        .toList());
    }
}
