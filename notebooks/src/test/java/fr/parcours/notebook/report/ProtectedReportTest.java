package fr.parcours.notebook.report;

import static fr.parcours.engine.cohort.Attributes.certifier;
import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Attributes.region;
import static fr.parcours.engine.cohort.Attributes.sex;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.notebook.SharedDemo;
import fr.parcours.notebook.display.Display;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is withheld on the page of a study is withheld in every document made of it. */
class ProtectedReportTest {

    @TempDir
    private static Path folder;

    private static Path dataset;
    private static List<Manifest> partitions;
    private static ResultTable shown;
    private static ResultTable raw;
    private static Document page;
    private static String pdf;
    private static String word;
    private static List<List<List<String>>> wordTables;

    @BeforeAll
    static void writeTheDocuments() throws IOException {
        dataset = SharedDemo.dataset();
        List<Result> results;
        try (Observatory observatory = Observatory.open(dataset)) {
            partitions = observatory.manifests();
            Cohort cohort = cohort(observatory);
            results = List.of(
                    cohort.crosstab(level(), sex()), cohort.by(certifier()).flow(), cohort.stock());
            shown = results.get(0).table();
        }
        try (Observatory observatory = Observatory.open(dataset)) {
            raw = cohort(observatory).unprotected().crosstab(level(), sex()).table();
        }
        Report report = Report.of(
                notebook(results),
                false,
                LocalDate.of(2026, 11, 26),
                new Reproduction(
                        "observatoire",
                        true,
                        partitions.stream()
                                .map(each ->
                                        new Reproduction.Partition(each.region(), each.campaign(), "", each.revision()))
                                .toList(),
                        List.of(),
                        "Parcours 0.1.0",
                        "parcours study essai observatoire -o essai.pdf"));
        for (ReportFormat format : ReportFormat.values()) {
            report.write(format, folder.resolve("essai." + format));
        }
        page = Jsoup.parse(folder.resolve("essai.HTML"));
        try (PDDocument document = Loader.loadPDF(folder.resolve("essai.PDF").toFile())) {
            pdf = new PDFTextStripper().getText(document);
        }
        try (InputStream in = Files.newInputStream(folder.resolve("essai.DOCX"));
                XWPFDocument document = new XWPFDocument(in);
                XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            word = extractor.getText();
            wordTables = document.getTables().stream()
                    .map(table -> table.getRows().stream()
                            .map(row -> row.getTableCells().stream()
                                    .map(cell -> cell.getText())
                                    .toList())
                            .toList())
                    .toList();
        }
    }

    @Test
    void smallCountsAreWithheldInEveryFormat() {
        List<List<String>> html = tables().stream()
                .filter(table -> table.get(0).contains("Femmes"))
                .findFirst()
                .orElseThrow();
        List<List<String>> inWord = wordTables.stream()
                .filter(table -> table.get(0).equals(html.get(0)))
                .findFirst()
                .orElseThrow();
        int small = 0;
        for (int r = 0; r < raw.rows().size(); r++) {
            for (int c = 0; c < raw.columns().size(); c++) {
                if (raw.rows().get(r).get(c) instanceof Cell.Count count && count.value() > 0 && count.value() < 5) {
                    small++;
                    int column = html.get(0).indexOf(raw.columns().get(c).labelFr());
                    assertThat(shown.rows().get(r).get(c)).isInstanceOf(Cell.Hidden.class);
                    assertThat(html.get(r + 1).get(column)).isEqualTo("s");
                    assertThat(inWord.get(r + 1).get(column)).isEqualTo("s");
                    assertThat(bare(pdf)).contains(bare(String.join("", html.get(r + 1))));
                }
            }
        }
        assertThat(small).isPositive();
    }

    @Test
    void everyCellIsTheSameInEveryFormatAndFoldedRowsAreThere() {
        List<List<List<String>>> html = tables();
        assertThat(html)
                .anyMatch(table -> table.size() > 40)
                .anyMatch(table -> table.get(0).size() > 12);
        assertThat(page.select("details")).isNotEmpty();
        assertThat(wordTables).containsExactlyInAnyOrderElementsOf(html);
        String text = bare(pdf);
        for (List<List<String>> table : html) {
            for (List<String> row : table) {
                assertThat(text).contains(bare(String.join("", row)));
            }
        }
    }

    @Test
    void documentsHoldNoIdentifierNoPathAndNoCode() {
        for (String text : List.of(page.text(), pdf, word)) {
            assertThat(text)
                    .doesNotContainPattern("[0-9a-f]{32}")
                    .doesNotContain(dataset.toString(), folder.toString())
                    .doesNotContain(System.getProperty("user.dir"))
                    .doesNotContain("crosstab(", "var cohorte");
        }
    }

    @Test
    void documentsEndWithDefinitionsRevisionsAndVersions() {
        for (String text : List.of(page.text(), pdf, word)) {
            String end = bare(text.substring(text.lastIndexOf("Reproduire ce document")));
            assertThat(end)
                    .contains(bare("« Recevables » : Parcours entrés par : décision de recevabilité (favorable)"))
                    .contains(bare("Stock : tous les événements de l’année"))
                    .contains(bare("Secret statistique : les effectifs de 1 à 4"))
                    .contains(
                            bare("Parcours 0.1.0 sous Java " + Runtime.version().feature()));
            for (Manifest partition : partitions) {
                assertThat(end).contains(partition.revision());
            }
        }
    }

    private static Cohort cohort(Observatory observatory) {
        return observatory
                .cohort("Recevables")
                .enteringAt(StepType.ELIGIBILITY, Outcome.FAVOURABLE)
                .between("2007-01-01", "2008-12-31")
                .where(region().is("82"))
                .asKnownAt("2010-1");
    }

    /** A page as the runner writes it. */
    private static String notebook(List<Result> results) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"fr\"><body><main>"
                + "<div class=\"text_cell_render\"><h1>Essai</h1><h2>Les résultats</h2></div>");
        for (Result result : results) {
            html.append("<details class=\"code\"><pre>var cohorte = obs.crosstab()</pre></details>")
                    .append("<div class=\"output_subarea\">")
                    .append(Display.of(result).getData(MIMEType.TEXT_HTML))
                    .append("</div>");
        }
        return html.append("</main></body></html>").toString();
    }

    /** The tables of the page, those that are folded joined to their first rows. */
    private static List<List<List<String>>> tables() {
        List<List<List<String>>> tables = new ArrayList<>();
        for (Element table : page.select("table")) {
            List<List<String>> rows = table.select("tr").stream()
                    .map(row -> row.select("th, td").stream()
                            .map(cell -> cell.wholeText())
                            .toList())
                    .collect(Collectors.toCollection(ArrayList::new));
            if (table.closest("details") == null) {
                tables.add(rows);
            } else {
                tables.get(tables.size() - 1).addAll(rows.subList(1, rows.size()));
            }
        }
        return tables;
    }

    /** A text without spaces: lines end anywhere. */
    private static String bare(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f\\u2060]", "");
    }
}
