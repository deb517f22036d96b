package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.layout.RowAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spreadsheets as people make them. */
class SpreadsheetTest {

    private static final String REST = """
            dates: [dd/MM/yyyy, d MMMM yyyy]
            limits: {rejected_share: 0.9}
            journey: {file_number: {column: Dossier}, birth_year: {column: Né en, optional: true}}
            steps:
              - {step: APPLICATION, date: {column: Dépôt}}
            """;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    private static String yaml(String format) {
        return "format: {type: xlsx" + format + "}\n" + REST;
    }

    private static byte[] workbook(Consumer<Workbook> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            content.accept(workbook);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int row, Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String text) {
                sheet.value(row, i, text);
            } else if (values[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else if (values[i] instanceof LocalDate date) {
                sheet.value(row, i, date);
                sheet.style(row, i).format("dd/mm/yyyy").set();
            }
        }
    }

    /** The same workbook with a part of it written otherwise. */
    private byte[] patched(byte[] workbook, String part, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(bench.file("before.xlsx", workbook).toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : in.stream().toList()) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    String before = new String(content, StandardCharsets.UTF_8);
                    String after = change.apply(before);
                    assertThat(after).isNotEqualTo(before);
                    content = after.getBytes(StandardCharsets.UTF_8);
                }
                out.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private byte[] simple(Object depot, Object birth) {
        return workbook(book -> {
            Worksheet sheet = book.newWorksheet("Feuil1");
            row(sheet, 0, "Dossier", "Dépôt", "Né en");
            row(sheet, 1, "A1", depot, birth);
        });
    }

    private RowAccount take(String format, byte[] workbook) {
        return bench.take(yaml(format), bench.file("a.xlsx", workbook));
    }

    @Test
    void datesMayBeRealOrTextAndNumbersText() {
        take("", workbook(book -> {
            Worksheet sheet = book.newWorksheet("Feuil1");
            row(sheet, 0, "Dossier", "Dépôt", "Né en");
            row(sheet, 1, "A1", LocalDate.of(2008, 3, 1), 1970);
            row(sheet, 2, "A2", "01/03/2008", "1970");
            row(sheet, 3, 3, "1er mars 2008", 1970.0);
            row(sheet, 7, "A4", "2008-03-01");
        }));
        for (String file : new String[] {"A1", "A2", "3", "A4"}) {
            assertThat(bench.steps(file)).containsExactly("APPLICATION 2008-03-01");
        }
        assertThat(bench.attribute("A2", "birth_year")).isEqualTo("1970");
        assertThat(bench.attribute("3", "birth_year")).isEqualTo("1970");
    }

    @Test
    void aNumberWhereADateIsExpectedIsRejected() {
        RowAccount rows = take("", workbook(book -> {
            Worksheet sheet = book.newWorksheet("Feuil1");
            row(sheet, 0, "Dossier", "Dépôt");
            row(sheet, 1, "A1", "01/03/2008");
            row(sheet, 2, "A2", 39508);
        }));
        assertThat(rows.rejectedByReason()).containsOnlyKeys("invalid_date");
    }

    @Test
    void titlesAboveAndHeadersOfTwoRowsAreJoined() {
        String yaml = """
                format: {type: xlsx, header_row: 3, header_rows: 2}
                checks: {jury_without_eligibility: keep}
                journey: {file_number: {column: Dossier}}
                steps:
                  - {step: APPLICATION, date: {column: Dépôt le}}
                  - {step: JURY, date: {column: "Jury {n} Date"}, outcome: {column: "Jury {n} Avis", values: {T: FULL}}, repeat: 2}
                """;
        bench.take(yaml, bench.file("a.xlsx", workbook(book -> {
            Worksheet sheet = book.newWorksheet("Feuil1");
            row(sheet, 0, "Suivi de la VAE");
            row(sheet, 2, null, "Dépôt", "Jury 1", null, "Jury 2", null);
            sheet.range(2, 2, 2, 3).merge();
            row(sheet, 3, "Dossier", "le", "Date", "Avis", "Date", "Avis");
            row(sheet, 4, "A1", LocalDate.of(2008, 3, 1), LocalDate.of(2008, 9, 1), "T", LocalDate.of(2009, 1, 5), "T");
        })));
        assertThat(bench.steps("A1"))
                .containsExactly("APPLICATION 2008-03-01", "JURY 2008-09-01 FULL", "JURY 2009-01-05 FULL");
    }

    @Test
    void sheetsAreChosenByNameAndTheirNameIsAValue() {
        byte[] book = workbook(workbook -> {
            for (String name : new String[] {"Lisez-moi", "Université A", "Université B"}) {
                Worksheet sheet = workbook.newWorksheet(name);
                row(sheet, 0, name.startsWith("U") ? "Dossier" : "Texte", "Dépôt");
                row(sheet, 1, "A1", LocalDate.of(2008, 3, 1));
            }
        });
        String unit = yaml(", sheets: [universite a, Université B]")
                .replace("journey: {", "journey: {certifier_unit: {sheet: name}, ");
        assertThat(bench.take(unit, bench.file("a.xlsx", book)).accepted()).isEqualTo(2);
        assertThat(bench.steps("Université B", "A1")).hasSize(1);
        bench.refuses(
                unit.replace("Université B", "Université C"), bench.file("a.xlsx", book), "Université C", "Lisez-moi");
        bench.refuses(unit.replace("[universite a, Université B]", "all"), bench.file("a.xlsx", book), "Lisez-moi");
    }

    @Test
    void emptyRowsAreNoRowsAndExtraCellsRejectTheirRow() {
        RowAccount rows = take("", workbook(book -> {
            Worksheet sheet = book.newWorksheet("Feuil1");
            row(sheet, 0, "Dossier", "Dépôt", "Né en");
            row(sheet, 1, "A1", LocalDate.of(2008, 3, 1));
            row(sheet, 3, " ", "", " ");
            row(sheet, 5, "A2", LocalDate.of(2008, 3, 1), 1970, "?");
            sheet.style(9, 2).bold().set();
        }));
        assertThat(rows.read()).isEqualTo(2);
        assertThat(rows.rejectedByReason()).containsOnlyKeys("field_count");
        assertThat(bench.quarantined("AGRI.csv")).contains(";Feuil1;6;field_count;");
    }

    @Test
    void datesCountedFrom1904AreRead() throws IOException {
        byte[] book = patched(
                simple(LocalDate.of(2004, 2, 29), 1970),
                "xl/workbook.xml",
                xml -> xml.replaceFirst("<workbookPr[^>]*/>", "")
                        .replaceFirst("<(workbookView|bookViews|sheets)", "<workbookPr date1904=\"1\"/><$1"));
        take("", book);
        assertThat(bench.steps("A1")).containsExactly("APPLICATION 2008-03-01");
    }

    @Test
    void datesThatFormulasGiveAreDates() throws IOException {
        byte[] book = patched(
                simple(LocalDate.of(2008, 3, 1), 1970),
                "xl/worksheets/sheet1.xml",
                xml -> xml.replaceFirst("<v>39508", "<f>DATE(2008,3,1)</f><v>39508")
                        .replaceFirst("<v>1970", "<f>1900+70</f><v>1970"));
        take("", book);
        assertThat(bench.steps("A1")).containsExactly("APPLICATION 2008-03-01");
        assertThat(bench.attribute("A1", "birth_year")).isEqualTo("1970");
    }

    @Test
    void cellsOutOfAllProportionNeverBreakTheReader() throws IOException {
        for (String value : new String[] {"1e999999999", "-1", "1e300", "NaN", "", "99999999", "0x1", "1.5E-400"}) {
            byte[] date = patched(
                    simple(LocalDate.of(2008, 3, 1), 1970),
                    "xl/worksheets/sheet1.xml",
                    xml -> xml.replaceFirst("<v>39508[^<]*", "<v>" + value));
            byte[] number = patched(
                    simple(LocalDate.of(2008, 3, 1), 1970),
                    "xl/worksheets/sheet1.xml",
                    xml -> xml.replaceFirst("<v>1970[^<]*", "<v>" + value));
            for (byte[] book : new byte[][] {date, number}) {
                try {
                    assertThat(take("", book).read()).as(value).isEqualTo(1);
                } catch (fr.parcours.layout.InvalidInputException e) {
                    assertThat(e.getMessage()).as(value).contains("a.xlsx");
                }
            }
        }
    }

    /** Two rows: the second one with what stands for the cell of this column, the third as it should be. */
    private byte[] withCell(String reference, String cell) throws IOException {
        byte[] book = workbook(sheets -> {
            Worksheet sheet = sheets.newWorksheet("Feuil1");
            row(sheet, 0, "Dossier", "Dépôt", "Né en", "Autre");
            row(sheet, 1, "A1", "01/03/2008", 1970, 1);
            row(sheet, 2, "A2", "01/03/2008", 1970, 1);
        });
        return patched(
                book,
                "xl/worksheets/sheet1.xml",
                xml -> xml.replaceFirst("<c r=\"" + reference + "\".*?</c>", cell.replace("$", "\\$")));
    }

    private static final String[] NOT_COMPUTED = {"", "<v/>", "<v></v>"};

    @Test
    void formulasThatNobodyComputedRejectTheirRow() throws IOException {
        for (String value : NOT_COMPUTED) {
            for (String cell : new String[] {"A2", "B2", "C2"}) {
                RowAccount rows = take("", withCell(cell, "<c r=\"" + cell + "\"><f>X9</f>" + value + "</c>"));
                assertThat(rows.rejectedByReason()).as(cell).isEqualTo(java.util.Map.of("field_count", 1L));
                assertThat(bench.quarantined("AGRI.csv"))
                        .contains(";2;field_count;" + column(cell) + ";", "formule non calculée");
            }
        }
    }

    private static String column(String cell) {
        return cell.startsWith("A") ? "Dossier" : cell.startsWith("B") ? "Dépôt" : "Né en";
    }

    @Test
    void aFormulaMayGiveAnEmptyTextAndUnusedColumnsAreNotLookedAt() throws IOException {
        for (String cell : new String[] {
            "<c r=\"B2\" t=\"str\"><f>\"\"</f><v></v></c>",
            "<c r=\"D2\"><f>X9</f></c>",
            "<c r=\"D2\"><f>X9</f><v/></c>",
            "<c r=\"D2\" t=\"e\"><v>#N/A</v></c>"
        }) {
            assertThat(take("", withCell(cell.substring(6, 8), cell)).accepted())
                    .as(cell)
                    .isEqualTo(2);
        }
        assertThat(bench.attribute("A1", "birth_year")).isEqualTo("1970");
    }

    @Test
    void formulasDraggedBelowTheRowsInUnusedColumnsMakeNoRows() throws IOException {
        byte[] book = patched(
                withCell("D3", "<c r=\"D3\"><f>X9</f><v/></c>"),
                "xl/worksheets/sheet1.xml",
                xml -> xml.replace("</sheetData>", "<row r=\"9\"><c r=\"D9\"><f>X9</f><v/></c></row></sheetData>"));
        assertThat(take("", book).read()).isEqualTo(2);
    }

    @Test
    void errorsAreNoFileNumbers() throws IOException {
        for (String cell : new String[] {
            "<c r=\"A2\" t=\"e\"><v>#N/A</v></c>",
            "<c r=\"A2\" t=\"e\"><f>X9</f><v>#DIV/0!</v></c>",
            "<c r=\"A2\" t=\"e\"><f>X9</f><v>#REF!</v></c>"
        }) {
            RowAccount rows = take("", withCell("A2", cell));
            assertThat(rows.rejectedByReason()).as(cell).isEqualTo(java.util.Map.of("field_count", 1L));
            assertThat(bench.quarantined("AGRI.csv")).contains(";2;field_count;Dossier;\"#", "(valeur d'erreur) |");
        }
    }

    @Test
    void truthIsReadAsExcelShowsIt() throws IOException {
        String yaml =
                yaml("").replace("birth_year: {column: Né en, optional: true}", "certification_code: {column: Né en}");
        String[] cells = {
            "<c r=\"C2\" t=\"b\"><v>1</v></c>", "VRAI",
            "<c r=\"C2\" t=\"b\"><v>0</v></c>", "FAUX",
            "<c r=\"C2\" t=\"b\"><f>1=1</f><v>1</v></c>", "VRAI"
        };
        for (int i = 0; i < cells.length; i += 2) {
            bench.take(yaml, bench.file("a.xlsx", withCell("C2", cells[i])));
            assertThat(bench.attribute("A1", "certification_code")).isEqualTo(cells[i + 1]);
        }
    }

    @Test
    void errorsOfFormulasRejectTheirRow() throws IOException {
        byte[] book = patched(
                simple(LocalDate.of(2008, 3, 1), 1970),
                "xl/worksheets/sheet1.xml",
                xml -> xml.replaceFirst("(<c r=\"C2\"[^>]*?)( t=\"n\")?>(.*?)<v>1970</v>", "$1 t=\"e\">$3<v>#N/A</v>"));
        bench.refuses(yaml(""), bench.file("a.xlsx", book), Check.FIELD_COUNT.text());
    }
}
