package fr.parcours.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {

    private static final double SMALL = 0.03;

    @TempDir
    private static Path folder;

    private static Simulation simulation;

    @BeforeAll
    static void simulate() {
        simulation = Simulator.defaults().withScale(SMALL).write(folder.resolve("first"), Progress.none());
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws Exception {
        Simulation again = Simulator.defaults().withScale(SMALL).write(folder.resolve("again"), Progress.none());
        assertThat(digests(again.folder())).isEqualTo(digests(simulation.folder()));
    }

    @Test
    void anotherSeedGivesOtherPersons() throws Exception {
        Simulation other =
                Simulator.defaults().withScale(SMALL).withSeed(1).write(folder.resolve("other"), Progress.none());
        assertThat(digests(other.folder()).values())
                .doesNotContainAnyElementsOf(digests(simulation.folder()).values());
    }

    /** One number for all bytes: it must be the same on every version of Java, and changes only with the simulator. */
    @Test
    void theBytesOfTheOldFilesDoNotDependOnTheMachine() throws Exception {
        assertThat(digestOf("..?/20(07|08|09|10)-./.*"))
                .isEqualTo("06247b391cd0d9e4650cca15700733e256e79b30306daa0f84ee6f77bbb50460");
    }

    @Test
    void theBytesOfThePortalDoNotDependOnTheMachine() throws Exception {
        assertThat(digestOf("..?/202[56]-./.*"))
                .isEqualTo("662bab5173d6c408741a97839d99244e7bd7c223c862dc5a9b37a77f3ce593a0");
    }

    @Test
    void theBytesOfTheFileWithNamesDoNotDependOnTheMachine() throws Exception {
        assertThat(digestOf("nominatif/.*"))
                .isEqualTo("64e60ed54c461e8844c4eb942a3f59d5f663d0727cf44a8f630c8606cad6b5af");
    }

    private static String digestOf(String names) throws Exception {
        MessageDigest all = MessageDigest.getInstance("SHA-256");
        digests(simulation.folder()).forEach((name, digest) -> {
            if (name.matches(names)) {
                all.update((name + digest).getBytes(StandardCharsets.UTF_8));
            }
        });
        return HexFormat.of().formatHex(all.digest());
    }

    @Test
    void everyFileHasTheHeaderOfItsSpecification() throws IOException {
        for (SimulatedExtract extract : simulation.extracts()) {
            JsonNode specification = WrittenFile.specification(extract.specification());
            if (!specification.has("columns")) {
                continue;
            }
            assertThat(WrittenFile.read(extract.path(), specification).headers())
                    .as(extract.path().toString())
                    .isNotEmpty()
                    .allMatch(WrittenFile.texts(specification.get("columns"))::equals);
        }
    }

    @Test
    void everyRowIsRightOrWrongForExactlyTheReasonTold() throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        for (SimulatedExtract extract : simulation.extracts()) {
            JsonNode specification = WrittenFile.specification(extract.specification());
            RowChecks checks = new RowChecks(specification, extract.asOf());
            Map<String, Integer> found = new TreeMap<>();
            List<WrittenFile.Line> rows =
                    WrittenFile.read(extract.path(), specification).rows();
            for (WrittenFile.Line row : rows) {
                Set<String> reasons = checks.reasons(row);
                assertThat(reasons).as(extract.path() + " " + row).hasSizeLessThan(2);
                reasons.forEach(reason -> found.merge(reason, 1, Integer::sum));
            }
            assertThat(found).as(extract.path().toString()).isEqualTo(extract.dirt());
            assertThat(rows).hasSize(extract.rows());
            assertThat(extract.accepted() + extract.rejected()).isEqualTo(extract.rows());
            found.forEach((reason, count) -> kinds.merge(reason, count, Integer::sum));
        }
        assertThat(kinds.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(DirtKind.values()).map(DirtKind::reason).toList());
    }

    @Test
    void theTruthFileTellsWhatWasWritten() throws IOException {
        JsonNode truth = new ObjectMapper().readTree(simulation.truth().toFile());
        assertThat(truth.get("seed").asLong()).isEqualTo(simulation.seed());
        assertThat(truth.get("extracts")).hasSameSizeAs(simulation.extracts());
        for (int i = 0; i < simulation.extracts().size(); i++) {
            SimulatedExtract extract = simulation.extracts().get(i);
            JsonNode told = truth.get("extracts").get(i);
            assertThat(simulation.folder().resolve(told.get("file").asText())).isEqualTo(extract.path());
            assertThat(told.get("campaign").asText())
                    .isEqualTo(extract.campaign().toString());
            assertThat(told.get("rows").asInt()).isEqualTo(extract.rows());
        }
        JsonNode consolidated = truth.at("/regions/82/consolidated");
        int firstJuries = 0;
        for (JsonNode count : consolidated.get("firstJury")) {
            firstJuries += count.asInt();
        }
        assertThat(consolidated.get("seenByJury").asInt()).isPositive().isEqualTo(firstJuries);
        assertThat(truth.at("/regions/82/model/all/juryWithinMonths/24").asDouble())
                .isBetween(0.6, 0.85);
    }

    @Test
    void aRegionWithoutAdvicePointsSendsNoInterviews() {
        assertThat(simulation.extracts())
                .filteredOn(extract -> extract.specification().equals("conseil"))
                .extracting(SimulatedExtract::region)
                .contains("82", "23")
                .doesNotContain("93");
    }

    @Test
    void personsHavePseudonymsExceptInAgriculture() throws IOException {
        Set<String> pseudonyms = new HashSet<>();
        Set<String> interviewed = new HashSet<>();
        for (SimulatedExtract extract : simulation.extracts()) {
            JsonNode specification = WrittenFile.specification(extract.specification());
            JsonNode source = specification.at("/journey/person_id/column");
            assertThat(source.isMissingNode()).isEqualTo(extract.specification().equals("agriculture"));
            int column = WrittenFile.texts(specification.path("columns")).indexOf(source.asText());
            if (column >= 0) {
                WrittenFile.read(extract.path(), specification).rows().stream()
                        .map(row -> row.values().get(column))
                        .forEach((extract.specification().equals("conseil") ? interviewed : pseudonyms)::add);
            }
        }
        assertThat(pseudonyms).allMatch(pseudonym -> pseudonym.matches("[0-9a-f]{32}"));
        assertThat(interviewed)
                .allMatch(pseudonym -> pseudonym.matches("[0-9a-f]{32}"))
                .containsAnyElementsOf(pseudonyms);
    }

    @Test
    void workbooksSayThatTheyAreSimulated() throws IOException {
        Path workbook = folder.resolve("first/82/2010-1/sante-social.xlsx");
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            assertThat(new String(
                            zip.getInputStream(zip.getEntry("xl/sharedStrings.xml"))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8))
                    .contains("DONN&#xc9;ES SIMUL&#xc9;ES");
        }
    }

    @Test
    void noDraftIsLeftBehind() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("first"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(simulation.extracts().size() + 2);
        }
    }

    @Test
    void aScaleOfNothingIsRefused() {
        assertThatThrownBy(() -> Simulator.defaults().withScale(0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0.0");
        assertThatThrownBy(() -> Simulator.defaults().withScale(Double.NaN)).isInstanceOf(InvalidInputException.class);
    }

    private static Map<String, String> digests(Path folder) throws Exception {
        Map<String, String> digests = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(file -> name(folder, file)))
                    .toList()) {
                digests.put(
                        name(folder, file),
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
            }
        }
        return digests;
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
