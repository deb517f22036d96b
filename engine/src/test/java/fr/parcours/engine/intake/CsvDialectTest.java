package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.layout.RowAccount;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Delimited text as the software of certifiers writes it. */
class CsvDialectTest {

    private static final String JOURNEY = """
            dates: [dd/MM/yyyy]
            journey:
              file_number: {column: Dossier}
              certification_label: {column: Diplôme}
            steps:
              - {step: APPLICATION, date: {column: Dépôt}}
            """;
    private static final String HEADER = "Dossier;Diplôme;Dépôt\n";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    private static String yaml(String format) {
        return "format: {type: csv, " + format + "}\n" + JOURNEY;
    }

    private static String semicolons() {
        return yaml("delimiter: \";\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "\\t tab",
                "| bar",
                "^ caret",
                "; semicolon",
                ": colon",
                "~ tilde",
                "# hash",
                "§ section",
                ", comma"
            })
    void anyCharacterDelimits(String delimiter, String unused) {
        String real = delimiter.equals("\\t") ? "\t" : delimiter;
        Path file = bench.file(
                "a.csv",
                HEADER.replace(";", real)
                        + "A1;CAP, 'x';01/02/2008\n".replace(", ", " ").replace(";", real));
        assertThat(bench.take(yaml("delimiter: \"" + delimiter + "\""), file).accepted())
                .isEqualTo(1);
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("CAP 'x'");
        assertThat(bench.steps("A1")).containsExactly("APPLICATION 2008-02-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"||", "~|~", " - "})
    void aDelimiterMayHaveSeveralCharacters(String delimiter) {
        Path file = bench.file(
                "a.csv",
                (HEADER
                                + "A1;CAP | petite - enfance ~ 'x';01/02/2008\nA2;\"\"\"y\"\"; z\r\n\";02/02/2008\n"
                                        .replace(" - ", "-")
                                + "A3;z\n;;\n")
                        .replace(";", delimiter));
        String yaml = yaml("delimiter: \"" + delimiter + "\"") + "limits: {rejected_share: 0.9}\n";
        RowAccount rows = bench.take(yaml, file);
        assertThat(rows.accepted()).isEqualTo(2);
        assertThat(rows.rejectedByReason()).containsOnlyKeys("field_count");
        assertThat(rows.ignored()).isEqualTo(1);
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("CAP | petite-enfance ~ 'x'");
        assertThat(bench.attribute("A2", "certification_label")).isEqualTo("\"y\"" + delimiter + " z");
        bench.refuses(
                yaml, bench.file("b.csv", (HEADER + "A1;\"x;01/02/2008\n").replace(";", delimiter)), "guillemets");
        bench.refuses(
                yaml, bench.file("b.csv", (HEADER + "A1;\"x\"y;01/02/2008\n").replace(";", delimiter)), "guillemets");
        bench.take(
                yaml("delimiter: \"" + delimiter + "\", quote: \"\""),
                bench.file("c.csv", (HEADER + "A1;\"x;01/02/2008\n").replace(";", delimiter)));
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("\"x");
    }

    @Test
    void apostrophesMayQuote() {
        Path file = bench.file("a.csv", HEADER + "A1;'CAP d''aide; \"petite enfance\"';'01/02/2008'\n");
        bench.take(yaml("delimiter: \";\", quote: \"'\""), file);
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("CAP d'aide; \"petite enfance\"");
    }

    @Test
    void withoutQuotesEveryCharacterStandsForItself() {
        Path file = bench.file("a.csv", HEADER + "A1;\"CAP\" 'x;01/02/2008\nA2;\";01/02/2008\n");
        assertThat(bench.take(yaml("delimiter: \";\", quote: \"\""), file).accepted())
                .isEqualTo(2);
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("\"CAP\" 'x");
        assertThat(bench.attribute("A2", "certification_label")).isEqualTo("\"");
    }

    @Test
    void quotedFieldsHoldDelimitersLineBreaksAndDoubledQuotes() {
        Path file = bench.file(
                "a.csv", HEADER + "A1;\"Titre;\r\n\"\"petite\"\"\nenfance\";01/02/2008\r\nA2;x;02/02/2008\r\n");
        assertThat(bench.take(semicolons(), file).accepted()).isEqualTo(2);
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("Titre;\r\n\"petite\"\nenfance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsTheyLike(String end) {
        Path file = bench.file("a.csv", (HEADER + "A1;x;01/02/2008\nA2;y;02/02/2008\n").replace("\n", end));
        assertThat(bench.take(semicolons(), file).accepted()).isEqualTo(2);
        assertThat(bench.steps("A2")).containsExactly("APPLICATION 2008-02-02");
    }

    @Test
    void textAfterAClosingQuoteRefusesTheFile() {
        bench.refuses(semicolons(), bench.file("a.csv", HEADER + "A1;\"x\"y;01/02/2008\n"), "guillemets", "ligne 2");
    }

    @Test
    void aQuoteThatNeverClosesRefusesTheFile() {
        bench.refuses(semicolons(), bench.file("a.csv", HEADER + "A1;\"x;01/02/2008\nA2;y;01/02/2008\n"), "guillemets");
    }

    @Test
    void blankLinesAreNoRowsAndLinesOfDelimitersAreIgnored() {
        Path file = bench.file("a.csv", HEADER + "A1;x;01/02/2008\n\n;;\n ; ;\n;;\n\n\n");
        RowAccount rows = bench.take(semicolons(), file);
        assertThat(rows.read()).isEqualTo(4);
        assertThat(rows.ignoredByReason()).containsOnlyKeys("ligne vide").containsValue(3L);
    }

    @Test
    void aRowWithAnotherNumberOfFieldsIsRejected() {
        Path file = bench.file("a.csv", HEADER + Bench.fill(9, "#;x;01/02/2008\n") + "A1;x\nA2;x;01/02/2008;\n");
        RowAccount rows = bench.take(semicolons(), file);
        assertThat(rows.rejectedByReason()).containsEntry("field_count", 2L);
        assertThat(bench.quarantined("AGRI.csv"))
                .contains(";11;field_count;;A1 | x;")
                .contains("A2 | x | 01/02/2008 | ;");
    }

    @Test
    void aMissingFinalLineBreakShowsACutFileUnlessTheSoftwareNeverWritesIt() {
        Path file = bench.file("a.csv", HEADER + "A1;x;01/02/2008");
        bench.refuses(semicolons(), file, "tronqué", "final_newline");
        assertThat(bench.take(yaml("delimiter: \";\", final_newline: optional"), file)
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void titleLinesAboveTheHeaderAreSkipped() {
        Path file = bench.file("a.csv", "Export du 15/07/2009\n;;\n" + HEADER + "A1;x;01/02/2008\n");
        assertThat(bench.take(yaml("delimiter: \";\", header_row: 3"), file).read())
                .isEqualTo(1);
    }

    @Test
    void aFileWithoutHeaderIsReadByThePlacesOfItsColumns() {
        String yaml = yaml("delimiter: \";\", header_row: 0") + "columns: [Dossier, Diplôme, Dépôt]\n";
        assertThat(bench.take(yaml, bench.file("a.csv", "A1;x;01/02/2008\n")).accepted())
                .isEqualTo(1);
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("x");
    }

    @Test
    void threeThousandColumnsAreNoTrouble() {
        int others = 2_994;
        String names =
                IntStream.range(0, others).mapToObj(i -> ";Variable " + i).collect(Collectors.joining());
        String juries = ";Jury 1;Avis 1;Jury 2;Avis 2";
        String row = "A1;01/02/2008"
                + IntStream.range(0, others).mapToObj(i -> ";" + i).collect(Collectors.joining())
                + ";03/03/2008;oui;04/04/2008;oui\n";
        Path file = bench.file("a.csv", "Dossier;Dépôt" + names + juries + "\n" + row + row.replace("A1", "A2"));
        String yaml = """
                format: {type: csv, delimiter: ";"}
                dates: [dd/MM/yyyy]
                checks: {jury_without_eligibility: keep}
                journey: {file_number: {column: Dossier}, certification_code: {column: Variable 2993}}
                steps:
                  - {step: APPLICATION, date: {column: Dépôt}}
                  - {step: JURY, date: {column: "Jury {n}"}, outcome: {column: "Avis {n}", values: {oui: FULL}}, repeat: 2}
                """;
        assertThat(bench.take(yaml, file).accepted()).isEqualTo(2);
        assertThat(bench.attribute("A2", "certification_code")).isEqualTo("2993");
        assertThat(bench.steps("A1")).hasSize(3);
    }

    @Test
    void threeThousandListedColumnsAreCheckedAgainstTheHeader() {
        String names = IntStream.range(0, 3_000).mapToObj(i -> "V" + i).collect(Collectors.joining(";"));
        String yaml = "format: {type: csv, delimiter: \";\"}\ncolumns: [" + names.replace(";", ", ")
                + "]\njourney: {file_number: {column: V7}}\n";
        Path file = bench.file("a.csv", names + "\n" + names.replace('V', 'A') + "\n");
        assertThat(bench.take(yaml, file).accepted()).isEqualTo(1);
        bench.refuses(yaml, bench.file("b.csv", names.replace("V2999", "Autre") + "\n"), "V2999");
    }
}
