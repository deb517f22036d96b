package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extracts of a certifier nobody has seen before: only a specification is written for it. */
class IntakeTest {

    private static final PartitionKey KEY = PartitionKey.of("82", "2009-2");
    private static final LocalDate AS_OF = LocalDate.of(2009, 7, 15);
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String HEADER = "Numéro|Sexe|Né en|Commune|Demande|Avis|Le|Jury|Résultat";
    private static final String GOOD = "A1|femme|1970|69123|02/01/2008|oui|03/03/2008|05/06/2009|totale";
    private static final String YAML = """
            specification: essai
            version: 1
            title: Un certificateur inconnu
            certifier: AGRI
            row: journey
            format: {type: csv, encoding: windows-1252, delimiter: "|"}
            dates: [dd/MM/yyyy]
            missing: [NR]
            columns: [Numéro, Sexe, Né en, Commune, Demande, Avis, Le, Jury, Résultat]
            journey:
              file_number: {column: Numéro}
              sex: {column: Sexe, values: {femme: F, homme: M, autre: ""}}
              birth_year: {column: Né en}
              residence_commune: {column: Commune}
            steps:
              - {step: APPLICATION, date: {column: Demande}}
              - {step: ELIGIBILITY, date: {column: Le}, outcome: {column: Avis, values: {oui: FAVOURABLE, non: UNFAVOURABLE}}}
              - {step: JURY, date: {column: Jury}, outcome: {column: Résultat, values: {totale: FULL, partielle: PARTIAL}}}
            """;

    @TempDir
    Path folder;

    private Path dataset;
    private KeyFile key;

    @BeforeEach
    void prepare() throws IOException {
        dataset = folder.resolve("observatory");
        key = KeyFile.openOrCreate(folder.resolve("key"));
    }

    private Specification specification(String yaml) throws IOException {
        Path file = folder.resolve("essai.yaml");
        Files.writeString(file, yaml);
        return Specifications.read(file.toString());
    }

    private IntakeReport take(Path... files) throws IOException {
        return take(specification(YAML), files);
    }

    private IntakeReport take(Specification specification, Path... files) {
        return new Intake(dataset, Intake.DatasetOrigin.REAL, key, Progress.none())
                .take(KEY, List.of(new Delivery(specification, AS_OF, Arrays.asList(files))));
    }

    private Path csv(String... rows) throws IOException {
        return bytes((HEADER + "\n" + String.join("\n", rows) + "\n").getBytes(WINDOWS));
    }

    private Path bytes(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("extrait.csv"), bytes);
    }

    private SourceExtract only(IntakeReport report) {
        return report.extracts().get(0);
    }

    private void refuses(Path file, String... fragments) throws IOException {
        Optional<Manifest> before = Dataset.find(dataset).flatMap(existing -> existing.partition(KEY));
        Specification specification = specification(YAML);
        assertThatThrownBy(() -> take(specification, file))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(error -> assertThat(error.getMessage()).contains(fragments));
        assertThat(Dataset.find(dataset).flatMap(existing -> existing.partition(KEY)))
                .isEqualTo(before);
    }

    @Test
    void aNewFormatNeedsOnlyASpecification() throws IOException {
        IntakeReport report = take(csv(GOOD, "A2|NR||01004|03/02/2009||||"));
        assertThat(only(report).rows().accepted()).isEqualTo(2);
        assertThat(report.manifest().orElseThrow().file(Table.JOURNEY).rows()).isEqualTo(2);
        assertThat(report.manifest().orElseThrow().file(Table.STEP).rows()).isEqualTo(4);
        assertThat(report.quarantine()).isEmpty();
    }

    @Test
    void everyFaultIsNamed() throws IOException {
        SourceExtract extract = only(take(csv(
                GOOD,
                GOOD,
                "|femme|1970|69123|02/01/2008||||",
                "B1|dame|1970|69123|02/01/2008||||",
                "B2|femme|soixante|69123|02/01/2008||||",
                "B3|femme|1970|69123|31/02/2008||||",
                "B4|femme|1970|69123|02/01/2008||03/03/2008||",
                "B5|femme|1970|69123|02/01/2008|oui|||",
                "B6|femme|1970|69123|02/01/2008|oui|01/01/2008||",
                "B7|femme|1970|69123|02/01/2008|non|03/03/2008|05/06/2009|totale",
                "B8|femme|1970|69123|02/01/2008|oui|03/03/2008|16/07/2009|totale",
                "B9|femme|1970",
                "C1|femme|1970|69123|02/01/08||||",
                rows(60))));
        assertThat(extract.rows().rejectedByReason())
                .isEqualTo(Map.ofEntries(
                        Map.entry("duplicate", 1L),
                        Map.entry("missing_key", 1L),
                        Map.entry("unknown_code", 1L),
                        Map.entry("invalid_number", 1L),
                        Map.entry("invalid_date", 2L),
                        Map.entry("missing_outcome", 1L),
                        Map.entry("missing_date", 1L),
                        Map.entry("date_order", 1L),
                        Map.entry("jury_without_eligibility", 1L),
                        Map.entry("after_as_of", 1L),
                        Map.entry("field_count", 1L)));
        assertThat(extract.rows().read())
                .isEqualTo(extract.rows().accepted() + extract.rows().rejected());
        List<String> quarantine = Files.readAllLines(
                LocalFolder.of(dataset).quarantine().resolve(KEY.folder()).resolve("AGRI.csv"));
        assertThat(quarantine)
                .contains(
                        "82/2009-2/AGRI/1;extrait.csv;;5;unknown_code;Sexe;;B1;dame;1970;69123;02/01/2008;;;;",
                        "82/2009-2/AGRI/1;extrait.csv;;7;invalid_date;Demande;;B3;femme;1970;69123;31/02/2008;;;;");
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(i == 0 ? "" : "\n").append("R").append(i).append("|homme|1960|38185|02/01/2008||||");
        }
        return rows.toString();
    }

    @Test
    void linesAreCountedThroughQuotedLineBreaks() throws IOException {
        take(csv("A1|femme|1970|\"69123\n\"|02/01/2008||||", "A2|dame|1970|69123|02/01/2008||||"));
        assertThat(Files.readString(LocalFolder.of(dataset)
                        .quarantine()
                        .resolve(KEY.folder())
                        .resolve("AGRI.csv")))
                .contains("82/2009-2/AGRI/1;extrait.csv;;4;unknown_code;Sexe;;");
    }

    @Test
    void theSameExtractTwiceChangesNothing() throws IOException {
        IntakeReport first = take(csv(GOOD));
        IntakeReport second = take(csv(GOOD));
        assertThat(second.change()).isEqualTo(IntakeReport.Change.NONE);
        assertThat(second.manifest()).isEqualTo(first.manifest());
    }

    @Test
    void anotherDeliveryReplacesTheRowsOfItsCertifierOnly() throws IOException {
        take(csv(GOOD, rows(3)));
        take(specification(YAML.replace("certifier: AGRI", "certifier: ESR")), csv(GOOD));
        IntakeReport report = take(csv(rows(2)));
        assertThat(report.manifest().orElseThrow().sources())
                .extracting(SourceExtract::certifier)
                .containsExactly("AGRI", "ESR");
        assertThat(report.manifest().orElseThrow().file(Table.JOURNEY).rows()).isEqualTo(3);
        assertThat(report.manifest().orElseThrow().file(Table.STEP).rows()).isEqualTo(2 + 3);
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        take(csv(GOOD));
        refuses(bytes(new byte[0]), "extrait.csv", "vide");
    }

    @Test
    void aHeaderWithoutRowsIsRefused() throws IOException {
        refuses(bytes((HEADER + "\n").getBytes(WINDOWS)), "extrait.csv", "aucune ligne");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 40, 150, 400})
    void aFileCutAnywhereInsideALineIsRefused(int cut) throws IOException {
        take(csv(GOOD));
        byte[] whole = (HEADER + "\n" + GOOD + "\n" + rows(20) + "\n").getBytes(WINDOWS);
        byte[] part = Arrays.copyOf(whole, whole.length - cut);
        assertThat(part[part.length - 1]).as("not at the end of a line").isNotEqualTo((byte) '\n');
        refuses(bytes(part), "extrait.csv", "tronqué");
    }

    @Test
    void utf8WhereWindowsIsExpectedIsRefused() throws IOException {
        refuses(bytes((HEADER + "\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8)), "UTF-8", "format.encoding");
    }

    @Test
    void windowsWhereUtf8IsExpectedIsRefused() throws IOException {
        Specification utf8 = specification(YAML.replace("windows-1252", "utf-8"));
        Path file = csv(GOOD);
        assertThatThrownBy(() -> take(utf8, file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void utf16IsRefused() throws IOException {
        refuses(bytes((HEADER + "\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_16)), "UTF-16");
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        refuses(bytes("Numéro|Sexe|Né en|Commune|Demande|Avis|Le|Jury\n".getBytes(WINDOWS)), "Résultat", "manque");
    }

    @Test
    void shuffledColumnsAreNamed() throws IOException {
        refuses(
                bytes("Sexe|Numéro|Né en|Commune|Demande|Avis|Le|Jury|Résultat\n".getBytes(WINDOWS)),
                "Sexe",
                "position 1",
                "ordre");
    }

    @Test
    void valuesShuffledUnderTheirHeaderAreRefusedAsAWhole() throws IOException {
        StringBuilder shuffled = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            shuffled.append(i == 0 ? "" : "\n").append("1970|A").append(i).append("|femme|69123|02/01/2008||||");
        }
        refuses(csv(shuffled.toString()), "20", "rejected_share");
    }

    @Test
    void anUnexpectedColumnIsNamed() throws IOException {
        refuses(bytes((HEADER + "|Remarque\n" + GOOD + "|x\n").getBytes(WINDOWS)), "Remarque");
    }

    @Test
    void anUnclosedQuoteIsRefusedRatherThanSwallowingTheRest() throws IOException {
        refuses(csv(GOOD, "A2|\"femme|1970|69123|02/01/2008||||", rows(3)), "guillemets");
    }

    @Test
    void aSpreadsheetWhereTextIsExpectedIsRefused() throws IOException {
        refuses(workbook("Feuille", false), "classeur");
    }

    private Path workbook(String sheetName, boolean rows) throws IOException {
        Path file = folder.resolve("extrait.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(sheetName);
            sheet.value(0, 0, "Titre de l'extraction");
            String[] header = HEADER.split("\\|");
            for (int i = 0; i < header.length; i++) {
                sheet.value(2, i, header[i]);
            }
            if (rows) {
                sheet.value(3, 0, "A1");
                sheet.value(3, 1, "Femme");
                sheet.value(3, 2, 1970);
                sheet.value(3, 3, "69123");
                sheet.value(3, 4, LocalDate.of(2008, 1, 2));
                sheet.style(3, 4).format("dd/mm/yyyy").set();
                sheet.value(5, 0, "A2");
                sheet.value(5, 4, "03/01/2008");
            }
        }
        return file;
    }

    private Specification xlsx() throws IOException {
        return specification(
                YAML.replace("{type: csv, encoding: windows-1252, delimiter: \"|\"}", "{type: xlsx, header_row: 3}")
                        .replace("[dd/MM/yyyy]", "[yyyy-MM-dd, dd/MM/yyyy]"));
    }

    @Test
    void aSpreadsheetIsReadBelowItsTitleWithRealAndTextDates() throws IOException {
        IntakeReport report = take(xlsx(), workbook("Feuille", true));
        assertThat(only(report).rows().accepted()).isEqualTo(2);
        assertThat(report.manifest().orElseThrow().file(Table.STEP).rows()).isEqualTo(2);
    }

    @Test
    void aTruncatedSpreadsheetIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(workbook("Feuille", true));
        Path file = Files.write(folder.resolve("extrait.xlsx"), Arrays.copyOf(whole, whole.length / 2));
        Specification specification = xlsx();
        assertThatThrownBy(() -> take(specification, file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("extrait.xlsx")
                .hasMessageContaining("tronqué");
        assertThat(dataset).doesNotExist();
    }

    @Test
    void textNamedXlsxIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("extrait.xlsx"), HEADER + "\n");
        Specification specification = xlsx();
        assertThatThrownBy(() -> take(specification, file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("XLSX");
    }

    @Test
    void aSpreadsheetWithoutTheHeaderWhereItShouldBeIsRefused() throws IOException {
        Specification specification = specification(
                YAML.replace("{type: csv, encoding: windows-1252, delimiter: \"|\"}", "{type: xlsx, header_row: 9}"));
        Path file = workbook("Feuille", true);
        assertThatThrownBy(() -> take(specification, file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("9");
    }

    @Test
    void faultsOfASpecificationAreToldTogether() {
        String wrong = YAML.replace("femme: F", "femme: FEMININ").replace("column: Demande", "column: Depot");
        assertThatThrownBy(() -> specification(wrong))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("FEMININ")
                .hasMessageContaining("Depot");
    }

    @Test
    void anUnknownKeyOfASpecificationIsPlaced() {
        assertThatThrownBy(() -> specification(YAML.replace("version: 1", "version: 1\nvesrion: 2")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("vesrion");
    }
}
