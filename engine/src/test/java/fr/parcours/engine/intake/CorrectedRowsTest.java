package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.RowAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certifier corrects what was rejected and sends it back: nothing is lost, nothing counted twice. */
class CorrectedRowsTest {

    private static final String WIDE = """
            format: {type: csv, delimiter: ","}
            dates: [dd/MM/yyyy]
            limits: {rejected_share: 0.9}
            journey: {file_number: {column: N}, sex: {column: Sexe, values: {f: F, h: M}}, certification_label: {column: Titre}}
            steps: [{step: APPLICATION, date: {column: Le}}]
            """;
    private static final String FAULTY =
            "N,Sexe,Titre,Le\nA1,f,CAP,01/02/2008\nA2,x,CAP,02/02/2008\nA3,f,CAP,31/02/2008\n";
    private static final String CLEAN =
            "N,Sexe,Titre,Le\nA1,f,CAP,01/02/2008\nA2,f,CAP,02/02/2008\nA3,f,CAP,28/02/2008\n";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    private Path corrected(String name, String... changes) {
        String text = bench.quarantined(name);
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        return bench.file("corrigé " + name, text);
    }

    /** What a clean extract would have given, in an observatory of its own. */
    private List<String> published(String yaml, Map<String, String> files) throws IOException {
        Path other = Files.createTempDirectory(folder, "clean");
        Files.copy(folder.resolve("key"), other.resolve("key"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Bench clean = new Bench(other);
        clean.take(
                yaml,
                files.entrySet().stream()
                        .map(file -> clean.file(file.getKey(), file.getValue()))
                        .toArray(Path[]::new));
        return clean.published();
    }

    private void refused(Path file, String... fragments) {
        Map<String, String> before = bench.content();
        assertThatThrownBy(() -> bench.corrected(file))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(error -> assertThat(error.getMessage()).contains(fragments));
        assertThat(bench.content()).isEqualTo(before);
    }

    @Test
    void correctedRowsCompleteThePartition() throws IOException {
        bench.take(WIDE, bench.file("a.csv", FAULTY));
        Path file = corrected("AGRI.csv", "A2;x", "A2;f", "31/02", "28/02");
        IntakeReport report = bench.corrected(file);
        RowAccount rows = Bench.account(report);
        assertThat(rows.accepted()).isEqualTo(3);
        assertThat(rows.rejected()).isZero();
        assertThat(report.change()).isEqualTo(IntakeReport.Change.PUBLISHED);
        assertThat(bench.published()).isEqualTo(published(WIDE, Map.of("a.csv", CLEAN)));
        assertThat(bench.quarantine("AGRI.csv")).doesNotExist();
        refused(file, "déjà été intégrées");
    }

    @Test
    void rowsThatAreStillWrongOrDidNotComeBackStay() throws IOException {
        bench.take(WIDE, bench.file("a.csv", FAULTY + "A4,y,CAP,01/02/2008\n"));
        String text = bench.quarantined("AGRI.csv");
        String without = text.lines().filter(line -> !line.contains("A4")).reduce("", (all, line) -> all + line + "\n");
        Path file = bench.file("c.csv", without.replace("A2;x", "A2;f").replace("31/02", "30/02"));
        RowAccount rows = Bench.account(bench.corrected(file));
        assertThat(rows.accepted()).isEqualTo(2);
        assertThat(rows.rejectedByReason()).isEqualTo(Map.of("invalid_date", 1L, "unknown_code", 1L));
        assertThat(bench.quarantined("AGRI.csv"))
                .contains("a.csv;;4;invalid_date;Le;;A3;f;CAP;30/02/2008", "a.csv;;5;unknown_code;Sexe;;A4;y;CAP;")
                .doesNotContain("A2");
        refused(file, "déjà été intégrées");
        Bench.account(bench.corrected(corrected("AGRI.csv", "30/02", "28/02", "A4;y", "A4;f")));
        assertThat(bench.published()).isEqualTo(published(WIDE, Map.of("a.csv", CLEAN + "A4,f,CAP,01/02/2008\n")));
    }

    @Test
    void aRowWithoutTheShapeOfItsFileStaysAsItIsUntilItsValuesAreWritten() throws IOException {
        bench.take(WIDE, bench.file("a.csv", FAULTY + "A4,f,CAP\n"));
        String before = bench.quarantined("AGRI.csv");
        assertThat(before).contains("a.csv;;5;field_count;;A4 | f | CAP;");
        RowAccount rows = Bench.account(bench.corrected(corrected("AGRI.csv", "A2;x", "A2;f", "31/02", "28/02")));
        assertThat(rows.rejectedByReason()).isEqualTo(Map.of("field_count", 1L));
        assertThat(rows.accepted()).isEqualTo(3);
        String after = bench.quarantined("AGRI.csv");
        assertThat(before.lines()).containsAll(after.lines().toList());
        assertThat(after).contains("a.csv;;5;field_count;;A4 | f | CAP;");
        Bench.account(bench.corrected(bench.file("rien.csv", after)));
        assertThat(bench.quarantined("AGRI.csv")).isEqualTo(after);
        Path last = corrected("AGRI.csv", "A4 | f | CAP;;;;", "A4 | f | CAP;A4;f;CAP;02/02/2008");
        assertThat(Bench.account(bench.corrected(last)).rejected()).isZero();
        assertThat(bench.published()).isEqualTo(published(WIDE, Map.of("a.csv", CLEAN + "A4,f,CAP,02/02/2008\n")));
    }

    @Test
    void unknownRepeatedMixedOrForeignRowsAreRefused() {
        bench.take(WIDE, bench.file("a.csv", FAULTY));
        refused(corrected("AGRI.csv", "a.csv;;3;", "a.csv;;33;"), "ligne 2");
        refused(corrected("AGRI.csv", "a.csv;;4;", "a.csv;;3;"), "plusieurs fois");
        refused(corrected("AGRI.csv", "82/2009-2/AGRI/1;a.csv;;4", "82/2009-2/ESR/1;a.csv;;4"), "plusieurs lots");
        refused(corrected("AGRI.csv", "82/2009-2/AGRI/1", "82/2009-2/ESR/1"), "ESR");
        refused(corrected("AGRI.csv", "82/2009-2/AGRI/1", "82/2010-1/AGRI/1"), "2010-1");
        refused(corrected("AGRI.csv", "82/2009-2/AGRI/1", "82/2009-2/AGRI/2"), "AGRI");
        refused(corrected("AGRI.csv", "82/2009-2/AGRI/1", "../../x/AGRI/1"), "");
        refused(corrected("AGRI.csv", "parcours_lot", "lot"), "parcours_lot");
        refused(bench.file("b.csv", FAULTY), "parcours_lot");
        refused(bench.file("c.csv", new byte[0]), "c.csv");
        refused(bench.file("d.csv", new byte[] {'P', 'K', 3, 4, 0}), "d.csv");
        refused(corrected("AGRI.csv", ";Titre;", ";Intitulé;"), "Titre");
    }

    @Test
    void textsThatLookLikeFormulasSurviveTheRoundTrip() throws IOException {
        String titles =
                "A2,x,=1+1,02/02/2008\nA3,x,-CAP,02/02/2008\nA4,x,'=x,02/02/2008\nA5,x,+33,02/02/2008\nA6,x,'CAP',02/02/2008\n-A7,x,@a,02/02/2008\n";
        String head = "N,Sexe,Titre,Le\nA1,f,CAP,01/02/2008\n";
        Path file = bench.file("-extrait.csv", head + titles);
        bench.take(WIDE, file);
        assertThat(bench.quarantined("AGRI.csv"))
                .contains(";A2;x;'=1+1;", ";A4;x;''=x;", ";A6;x;'CAP';", ";'-A7;x;'@a;");
        Bench.account(bench.corrected(corrected("AGRI.csv", ";x;", ";f;")));
        assertThat(bench.published()).isEqualTo(published(WIDE, Map.of("a.csv", head + titles.replace(",x,", ",f,"))));
        assertThat(bench.attribute("A4", "certification_label")).isEqualTo("'=x");
    }

    @Test
    void textsWithDelimitersQuotesAndLineBreaksSurviveTheRoundTrip() throws IOException {
        String titles = "A2,x,\"a;b,\"\"c\"\"\nd\",02/02/2008\nA3,x,\"\r\n;\",02/02/2008\n";
        String head = "N,Sexe,Titre,Le\nA1,f,CAP,01/02/2008\n";
        bench.take(WIDE, bench.file("a.csv", head + titles));
        Bench.account(bench.corrected(corrected("AGRI.csv", ";x;", ";f;")));
        assertThat(bench.published()).isEqualTo(published(WIDE, Map.of("a.csv", head + titles.replace(",x,", ",f,"))));
    }

    @Test
    void linesOfDelimitersThatASpreadsheetLeavesDoNotMatter() throws IOException {
        bench.take(WIDE, bench.file("a.csv", FAULTY));
        Path file = corrected("AGRI.csv", "A2;x", "A2;f", "31/02", "28/02");
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n") + ";;;;;;;;;;\r\n;;;;;;;;;;\r\n");
        RowAccount rows = Bench.account(bench.corrected(file));
        assertThat(rows.accepted()).isEqualTo(3);
        assertThat(rows.ignored()).isZero();
    }

    @Test
    void eventsAreCheckedWithThoseThatThePartitionHas() throws IOException {
        String head = "N;Titre;Statut;Le\nA1;CAP;DEPOT;02/01/2008\nA1;CAP;RECEVABLE;03/03/2008\n";
        bench.take(
                ShapeTest.LONG,
                bench.file("a.csv", head + "A1;CAP;JURY_TOTAL;31/02/2009\nA1;CAP;JURY_PARTIEL;31/02/2008\n"));
        RowAccount rows = Bench.account(
                bench.corrected(corrected("AGRI.csv", "31/02/2009", "05/06/2009", "31/02/2008", "01/02/2008")));
        assertThat(rows.rejectedByReason()).isEqualTo(Map.of("date_order", 1L));
        Bench.account(bench.corrected(corrected("AGRI.csv", "01/02/2008", "05/05/2008")));
        assertThat(bench.published())
                .isEqualTo(published(
                        ShapeTest.LONG,
                        Map.of("a.csv", head + "A1;CAP;JURY_TOTAL;05/06/2009\nA1;CAP;JURY_PARTIEL;05/05/2008\n")));
    }

    @Test
    void bothFilesOfAnExtractComeBack() throws IOException {
        String journeys = "N;Sexe;Dépôt;Rec\nA1;f;02/01/2008;03/03/2008\nA3;x;02/01/2008;03/03/2008\n";
        String juries = "Dossier,Date,Avis\nA1,05/05/2008,P\nA1,31/06/2009,T\nA3,05/06/2009,T\n";
        bench.take(ShapeTest.TWO_FILES, bench.file("parcours.csv", journeys), bench.file("jurys.csv", juries));
        Bench.account(bench.corrected(corrected("AGRI.csv", ";x;", ";h;")));
        RowAccount rows = Bench.account(bench.corrected(corrected("AGRI-2.csv", "31/06", "30/06")));
        assertThat(rows.accepted()).isEqualTo(5);
        assertThat(bench.published())
                .isEqualTo(published(
                        ShapeTest.TWO_FILES,
                        Map.of(
                                "parcours.csv",
                                journeys.replace(";x;", ";h;"),
                                "jurys.csv",
                                juries.replace("31/06", "30/06"))));
    }

    @Test
    void sheetsAndTheirRealDatesComeBack() throws IOException {
        String yaml = """
                format: {type: xlsx, sheets: all}
                dates: [dd/MM/yyyy]
                limits: {rejected_share: 0.9}
                journey: {file_number: {column: N}, certifier_unit: {sheet: name}, sex: {column: Sexe, values: {f: F}}}
                steps: [{step: APPLICATION, date: {column: Le}}]
                """;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            for (String name : List.of("=Lyon", "Ain")) {
                Worksheet sheet = book.newWorksheet(name);
                String[] header = {"N", "Sexe", "Le"};
                for (int i = 0; i < header.length; i++) {
                    sheet.value(0, i, header[i]);
                }
                for (int row = 1; row <= 2; row++) {
                    sheet.value(row, 0, "A" + row);
                    sheet.value(row, 1, row == 1 ? "f" : "x");
                    sheet.value(row, 2, LocalDate.of(2008, 3, row));
                    sheet.style(row, 2).format("dd/mm/yyyy").set();
                }
            }
        }
        bench.take(yaml, bench.file("a.xlsx", bytes.toByteArray()));
        RowAccount rows = Bench.account(bench.corrected(corrected("AGRI.csv", ";x;", ";f;")));
        assertThat(rows.accepted()).isEqualTo(4);
        assertThat(bench.steps("Ain", "A2")).containsExactly("APPLICATION 2008-03-02");
        assertThat(bench.steps("=Lyon", "A2")).containsExactly("APPLICATION 2008-03-02");
    }
}
