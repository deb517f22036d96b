package fr.parcours.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file with invented names, and the certainty that nothing of it is in the others. */
class NominalFileTest {

    private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    @TempDir
    private static Path folder;

    private static Simulation simulation;
    private static List<Map<String, String>> rows;

    @BeforeAll
    static void simulate() throws IOException {
        simulation = Simulator.defaults().withScale(0.05).write(folder, Progress.none());
        JsonNode specification = WrittenFile.specification(simulation.nominal().specification());
        List<String> columns = WrittenFile.texts(specification.get("columns"));
        WrittenFile file = WrittenFile.read(simulation.nominal().path(), specification);
        assertThat(file.headers()).containsExactly(columns);
        rows = file.rows().stream()
                .map(line -> {
                    Map<String, String> row = new TreeMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                        row.put(columns.get(i), line.values().get(i));
                    }
                    return row;
                })
                .toList();
    }

    @Test
    void theRowsAreThoseOfTheExtractWithoutErrors() {
        SimulatedExtract extract = simulation.extracts().stream()
                .filter(one -> one.specification().equals("education-nationale")
                        && one.region().equals(simulation.nominal().region())
                        && one.campaign().equals(simulation.nominal().campaign()))
                .findFirst()
                .orElseThrow();
        assertThat(rows).hasSize(simulation.nominal().rows());
        assertThat(rows).hasSize(extract.rows() - extract.dirt().getOrDefault("duplicate", 0));
        assertThat(rows).extracting(row -> row.get("N° dossier")).doesNotHaveDuplicates();
    }

    @Test
    void theRowsWithoutPseudonymAreTold() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        for (Map<String, String> row : rows) {
            String defect = defect(row);
            if (!defect.isEmpty()) {
                found.merge(defect, 1, Integer::sum);
            }
        }
        assertThat(found)
                .isEqualTo(simulation.nominal().withoutPseudonym())
                .containsOnlyKeys(Arrays.stream(NominalDefect.values())
                        .map(NominalDefect::reason)
                        .toList());
        JsonNode told = new ObjectMapper().readTree(simulation.truth().toFile()).get("nominal");
        assertThat(folder.resolve(told.get("file").asText()))
                .isEqualTo(simulation.nominal().path());
        assertThat(told.at("/withoutPseudonym/missing_birth_date").asInt()).isEqualTo(found.get("missing_birth_date"));
        assertThat(told.get("persons").asInt()).isEqualTo(simulation.nominal().persons());
    }

    @Test
    void aPersonIsTheSameInEachOfHerJourneysHoweverItIsWritten() {
        Set<String> persons = rows.stream()
                .filter(row -> defect(row).isEmpty())
                .map(row -> String.join(
                        "|",
                        letters(row.get("Nom de naissance")),
                        letters(row.get("Prénom(s)").split(",", -1)[0]),
                        row.get("Né(e) le"),
                        row.get("Sexe")))
                .collect(Collectors.toSet());
        assertThat(persons).hasSize(simulation.nominal().persons()).hasSizeLessThan(rows.size());
    }

    @Test
    void namesAreAsHardAsRealOnes() {
        Set<String> all = rows.stream()
                .flatMap(row -> Stream.of(row.get("Nom de naissance"), row.get("Nom d'usage"), row.get("Prénom(s)")))
                .collect(Collectors.toSet());
        for (String hard : List.of("œ", "Œ", "é", "É", "ç", "'", "’", "-", "de La ", "DE LA ", "Le ", "ë", ", ")) {
            assertThat(all).as(hard).anyMatch(name -> name.contains(hard));
        }
        assertThat(rows).anyMatch(row -> !row.get("Nom d'usage").isEmpty());
    }

    @Test
    void numbersAreValidAndBelongToNobody() {
        assertThat(rows).allSatisfy(row -> {
            String nir = row.get("NIR").replace("2A", "19").replace("2B", "18");
            assertThat(nir).matches("[12]\\d{14}");
            assertThat(Long.parseLong(nir.substring(13))).isEqualTo(97 - Long.parseLong(nir.substring(0, 13)) % 97);
            assertThat(row.get("Téléphone")).matches("(06 39 98|04 65 71) \\d\\d \\d\\d");
            assertThat(row.get("Courriel")).matches("[a-z-]+\\.[a-z-]+\\d{1,2}@example\\.org");
            assertThat(row.get("Code postal")).matches("\\d{5}");
        });
    }

    @Test
    void rowsStandByNameAsInACertifiersList() {
        assertThat(rows).extracting(row -> row.get("Nom de naissance")).isSorted();
    }

    @Test
    void noExtractHoldsAnIdentity() throws IOException {
        Set<String> identities = new HashSet<>();
        for (Map<String, String> row : rows) {
            for (String column :
                    List.of("Nom de naissance", "Nom d'usage", "NIR", "Courriel", "Téléphone", "Adresse")) {
                if (!row.get(column).isEmpty()) {
                    identities.add(row.get(column).toLowerCase(Locale.ROOT));
                }
            }
        }
        Pattern forms =
                Pattern.compile("@|(?<!\\d)0[1-9]( \\d\\d){4}|(?<![\\p{L}\\d])[12]\\d{12}(\\d\\d)?(?![\\p{L}\\d])");
        Set<String> seen = new HashSet<>();
        for (SimulatedExtract extract : simulation.extracts()) {
            JsonNode specification = WrittenFile.specification(extract.specification());
            assertThat(specification.has("identity")).isFalse();
            for (WrittenFile.Line line :
                    WrittenFile.read(extract.path(), specification).rows()) {
                seen.addAll(line.values());
                seen.addAll(line.paths().values());
            }
        }
        assertThat(seen).hasSizeGreaterThan(1_000);
        assertThat(seen).noneMatch(text -> identities.contains(text.toLowerCase(Locale.ROOT)));
        assertThat(seen).noneMatch(text -> forms.matcher(text).find());
    }

    @Test
    void noExtractHasAColumnForNames() throws IOException {
        for (SimulatedExtract extract : simulation.extracts()) {
            JsonNode specification = WrittenFile.specification(extract.specification());
            Set<String> columns = new HashSet<>(WrittenFile.texts(specification.path("columns")));
            WrittenFile.read(extract.path(), specification)
                    .rows()
                    .forEach(line -> columns.addAll(line.paths().keySet()));
            columns.remove("certification.nom");
            assertThat(columns)
                    .as(extract.specification())
                    .isNotEmpty()
                    .noneMatch(column -> column.toLowerCase(Locale.ROOT)
                                    .matches(
                                            "(.*\\W)?(nom|prenom|prénom|nir|courriel|mail|téléphone|telephone|adresse)(s|\\W.*)?")
                            && !column.startsWith("candidat.adresse."));
        }
    }

    private static String defect(Map<String, String> row) {
        if (row.get("Nom de naissance").isEmpty()) {
            return "missing_birth_name";
        }
        if (row.get("Prénom(s)").isEmpty()) {
            return "missing_first_name";
        }
        String born = row.get("Né(e) le");
        if (born.isEmpty()) {
            return "missing_birth_date";
        }
        if (born.startsWith("00")) {
            return "invalid_birth_date";
        }
        LocalDate date = LocalDate.parse(born, DATES);
        if (date.equals(LocalDate.of(1900, 1, 1))) {
            return "sentinel_birth_date";
        }
        if (date.isAfter(simulation.nominal().asOf())) {
            return "future_birth_date";
        }
        return date.isAfter(simulation.nominal().asOf().minusYears(15)) ? "implausible_age" : "";
    }

    /** A second opinion on what makes two spellings one name. */
    private static String letters(String name) {
        String capitals = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replace("Œ", "OE")
                .replace("Æ", "AE");
        return Arrays.stream(capitals.split("[^A-Z]+", -1))
                .map(word -> word.equals("ST") ? "SAINT" : word)
                .collect(Collectors.joining());
    }
}
