package fr.parcours.notebook.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What studies say besides their results holds for any parameters: values are in the first cell of code, and sentences
 * that tell them are computed.
 */
class StudyProseTest {

    /** Examples that readers copy, at the end of studies: they may hold values. */
    private static final Pattern FENCED = Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);

    /** Digits that no parameter changes: numbers of lists, constants of methods, names of documents and of files. */
    private static final Pattern CONSTANT = Pattern.compile(
            "^ *\\d+\\. |\\b(?:95|100)[ \u00A0]%|\\b30,4375[ \u00A0]jours|\\blivret[ \u00A0][12]\\b|\\b0\\d-[a-z-]+\\b",
            Pattern.MULTILINE);

    private static final Pattern DIGITS = Pattern.compile("[^\\n]{0,30}\\d[^\\n]{0,30}");

    private static final Pattern NUMBER_IN_WORDS = Pattern.compile(
            "\\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|dix-huit|vingt|vingt-quatre|trente)\\s+"
                    + "(?:ans?|années?|mois|jours?|régions?|départements?|campagnes?|certificateurs?)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    /** A literal, or a comment so that its quotes open none. */
    private static final Pattern LITERAL_OR_COMMENT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"|//[^\\n]*");

    /** Also the year of a date or a campaign. */
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");

    @TempDir
    private static Path folder;

    private static List<Path> studies;

    /** A piece of a study, and where it is. */
    private record Piece(String place, String text) {}

    @BeforeAll
    static void copyTheStudies() {
        studies = Studies.copyTo(folder);
    }

    @Test
    void thereAreNineStudiesWithProseAndCode() throws IOException {
        assertThat(studies).hasSize(9);
        assertThat(prose()).hasSizeGreaterThan(9);
        assertThat(literals()).hasSizeGreaterThan(9);
    }

    @Test
    void proseHoldsNoNumberButConstantsOfMethods() throws IOException {
        List<String> numbers = new ArrayList<>();
        for (Piece prose : prose()) {
            String rest = CONSTANT.matcher(prose.text()).replaceAll("");
            Stream.of(DIGITS, NUMBER_IN_WORDS)
                    .flatMap(pattern -> pattern.matcher(rest).results())
                    .forEach(match -> numbers.add(prose.place() + match.group()));
        }
        assertThat(numbers).isEmpty();
    }

    @Test
    void proseNamesNoRegion() throws IOException {
        Set<String> regions = Nomenclatures.get("region").entries().stream()
                .flatMap(region -> Stream.of(region.labelFr(), region.labelFr().replace('\'', '’')))
                .collect(Collectors.toSet());
        assertThat(prose())
                .allSatisfy(prose -> assertThat(regions)
                        .as(prose.place())
                        .noneMatch(region -> prose.text().contains(region)));
    }

    @Test
    void codeHoldsNoYearDateOrCampaignOutsideTheParameters() throws IOException {
        assertThat(literals())
                .filteredOn(literal -> YEAR.matcher(literal.text()).find())
                .isEmpty();
    }

    @Test
    void codeHoldsNoRegionDepartementOrCertifierOutsideTheParameters() throws IOException {
        Set<String> codes = Stream.of("region", "departement", "certifier")
                .flatMap(name -> Nomenclatures.get(name).entries().stream())
                .map(Nomenclature.Entry::code)
                .collect(Collectors.toSet());
        assertThat(literals())
                .filteredOn(literal -> codes.contains(literal.text().toUpperCase(Locale.ROOT)))
                .isEmpty();
    }

    private static List<Piece> prose() throws IOException {
        List<Piece> found = new ArrayList<>();
        for (Path study : studies) {
            for (JsonNode cell : cells(study)) {
                if (cell.path("cell_type").asText().equals("markdown")) {
                    found.add(new Piece(
                            place(study, cell), FENCED.matcher(source(cell)).replaceAll("")));
                }
            }
        }
        return found;
    }

    private static List<Piece> literals() throws IOException {
        List<Piece> found = new ArrayList<>();
        for (Path study : studies) {
            for (JsonNode cell : cells(study)) {
                if (cell.path("cell_type").asText().equals("code") && !holdsTheParameters(cell)) {
                    LITERAL_OR_COMMENT
                            .matcher(source(cell))
                            .results()
                            .filter(match -> match.group(1) != null)
                            .forEach(match -> found.add(new Piece(place(study, cell), match.group(1))));
                }
            }
        }
        return found;
    }

    private static JsonNode cells(Path study) throws IOException {
        return new ObjectMapper().readTree(study.toFile()).path("cells");
    }

    private static boolean holdsTheParameters(JsonNode cell) {
        return StreamSupport.stream(cell.at("/metadata/tags").spliterator(), false)
                .anyMatch(tag -> tag.asText().equals("parameters"));
    }

    private static String source(JsonNode cell) {
        return StreamSupport.stream(cell.path("source").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining());
    }

    private static String place(Path study, JsonNode cell) {
        return study.getFileName() + " " + cell.path("id").asText() + ": ";
    }
}
