package fr.parcours.notebook.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.notebook.jupyter.StudyParameters.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFPictureData;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents made of the page of a notebook that has run. */
class ReportTest {

    private static final Reproduction REPRODUCTION = new Reproduction(
            "observatoire",
            true,
            List.of(new Reproduction.Partition("82", "2010-1", "2010-01-15", "46d9b772a352")),
            List.of(new Parameter("annee", "2008", "l’année")),
            "Parcours 0.1.0",
            "parcours study essai observatoire --param annee=2008 -o essai.html");

    @TempDir
    private Path folder;

    @Test
    void pageIsForReaders() throws IOException {
        Document page = page(false);
        assertThat(page.outerHtml()).startsWith("<!doctype html>").contains("<html lang=\"fr\">");
        assertThat(page.title()).isEqualTo("Essai d’étude");
        assertThat(page.select("p.date").text()).contains("26 novembre 2026", "observatoire");
        assertThat(page.text())
                .contains("Une prose forte", "simulées")
                .doesNotContain("var annee", "flow()", "À vous", "avertissement", "¶");
        assertThat(page.select("table caption").eachText()).contains("Entonnoir : Recevables de 2008");
        assertThat(page.select("img, svg")).hasSize(2);
    }

    @Test
    void frenchHasItsSpacesAndItsApostrophe() throws IOException {
        assertThat(page(true).selectFirst("main").wholeText()).contains("aide-t-elle\u00a0? qu’une fois");
        Path file = folder.resolve("essai.pdf");
        report(false).write(ReportFormat.PDF, file);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("qu’une fois")
                    .doesNotContain("#");
        }
    }

    @Test
    void codeIsFoldedWhereItIsAskedFor() throws IOException {
        Document page = page(true);
        assertThat(page.select("details:not([open]) > summary").eachText()).containsExactly("Code", "Code");
        assertThat(page.select("details pre").get(0).wholeText()).isEqualTo("var annee = 2008;");
        assertThat(page.text()).contains("À vous");
    }

    @Test
    void pageLoadsNothing() throws IOException {
        Document page = page(false);
        assertThat(page.select("script, link, iframe, [src^=http], a[href$=ipynb]"))
                .isEmpty();
        assertThat(page.select("a[href^=https]").eachText()).containsExactly("un site");
        assertThat(page.text()).contains("Un logo", "une autre étude");
    }

    @Test
    void headingsAreInOrderAndListedFirst() throws IOException {
        Document page = page(false);
        assertThat(page.select("h1")).hasSize(1);
        int before = 1;
        for (Element heading : page.select("h2, h3, h4, h5, h6")) {
            int level = heading.tagName().charAt(1) - '0';
            assertThat(level).isLessThanOrEqualTo(before + 1);
            before = level;
        }
        assertThat(page.select("nav a").eachText()).contains("Les résultats", "Le détail", "Reproduire ce document");
        for (Element link : page.select("nav a")) {
            assertThat(page.select(link.attr("href")).text()).isEqualTo(link.text());
        }
    }

    @Test
    void tablesAndPicturesSayWhatTheyAre() throws IOException {
        Document page = page(false);
        assertThat(page.select("thead th:not([scope])")).isEmpty();
        assertThat(page.select("img:not([alt]), svg:not([aria-label])")).isEmpty();
        assertThat(page.select("[tabindex][role=region]").eachAttr("aria-label"))
                .containsExactly("Un tableau large");
    }

    @Test
    void lastSectionSaysHowToMakeItAgain() throws IOException {
        Document page = page(false);
        Element last = page.select("h2").last();
        assertThat(last.text()).isEqualTo("Reproduire ce document");
        String section =
                String.join("\n", last.nextElementSiblings().eachText()).replace('\u00a0', ' ');
        assertThat(section)
                .contains("46d9b772a352", "2010-1", "annee 2008 l’année", "Parcours 0.1.0", "Java")
                .contains("Secret statistique : les effectifs de 1 à 4 sont masqués (« s »).")
                .contains("parcours study essai observatoire --param annee=2008 -o essai.html");
    }

    @Test
    void pdfHoldsTextPicturesAndPageNumbers() throws IOException {
        Path file = folder.resolve("essai.pdf");
        report(true).write(ReportFormat.PDF, file);
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF");
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Essai d’étude");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(pdf.getDocumentCatalog().getDocumentOutline().children())
                    .extracting(PDOutlineItem::getTitle)
                    .containsExactly("Essai d’étude", "Les résultats", "À vous", "Reproduire ce document");
            assertThat(pdf.getDocumentCatalog()
                            .getDocumentOutline()
                            .getLastChild()
                            .children())
                    .extracting(PDOutlineItem::getTitle)
                    .contains("Données", "Logiciel et commande");
            String text = new PDFTextStripper().getText(pdf).replace('\u00a0', ' ');
            assertThat(text)
                    .contains("Essai d’étude", "Entonnoir : Recevables de 2008", "un second", "var annee = 2008;")
                    .contains("Page 1 / " + pdf.getNumberOfPages());
        }
    }

    @Test
    void drawingsStayDrawingsInPdfAndSayWhatTheyShow() throws IOException {
        Path file = folder.resolve("essai.pdf");
        report(false).write(ReportFormat.PDF, file);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            Set<String> pixels = new HashSet<>();
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getXObjectNames()) {
                    if (page.getResources().isImageXObject(name)) {
                        pixels.add(name.getName());
                    }
                }
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
            assertThat(pixels).hasSize(1);
            assertThat(new PDFTextStripper().getText(pdf)).contains("Isère");
            assertThat(descriptions(pdf.getDocumentCatalog().getStructureTreeRoot()))
                    .containsExactly("Graphique : Entonnoir des parcours", "Carte : taux");
        }
    }

    private static List<String> descriptions(PDStructureNode node) {
        List<String> descriptions = new ArrayList<>();
        if (node instanceof PDStructureElement element && "Figure".equals(element.getStructureType())) {
            descriptions.add(element.getAlternateDescription());
        }
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureNode below) {
                descriptions.addAll(descriptions(below));
            }
        }
        return descriptions;
    }

    @Test
    void wideTablesStayBetweenTheMargins() throws IOException {
        Path file = folder.resolve("essai.pdf");
        report(false).write(ReportFormat.PDF, file);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            StringBuilder margin = new StringBuilder();
            for (PDPage page : pdf.getPages()) {
                PDFTextStripperByArea area = new PDFTextStripperByArea();
                double width = page.getMediaBox().getWidth();
                area.addRegion("right", new java.awt.geom.Rectangle2D.Double(width - 40, 0, 400, 842));
                area.extractRegions(page);
                margin.append(area.getTextForRegion("right"));
            }
            assertThat(margin.toString()).isBlank();
            assertThat(new PDFTextStripper().getText(pdf)).contains("Un tableau large");
        }
    }

    @Test
    void pdfIsMadeWithoutAnyFontOfTheMachine() throws IOException {
        Path file = folder.resolve("essai.pdf");
        PdfReport.write(
                BlockReader.read(page(false).selectFirst("main")), "Essai", "fr", PdfFonts.ofEveryReader(), file);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Éducation", "Jury >= 1");
        }
    }

    @Test
    void textDocumentHoldsHeadingsTablesAndPictures() throws IOException {
        Path file = folder.resolve("essai.docx");
        report(true).write(ReportFormat.DOCX, file);
        try (InputStream in = Files.newInputStream(file);
                XWPFDocument document = new XWPFDocument(in)) {
            assertThat(document.getParagraphs().stream()
                            .filter(paragraph -> "Heading1".equals(paragraph.getStyle()))
                            .map(XWPFParagraph::getText))
                    .contains("Les résultats", "Reproduire ce document");
            assertThat(document.getParagraphs().get(0).getStyle()).isEqualTo("Title");
            assertThat(document.getParagraphs().stream()
                            .filter(paragraph -> paragraph.getNumID() != null)
                            .map(XWPFParagraph::getText))
                    .containsExactly("un premier point", "un second", "d’abord", "ensuite");
            assertThat(document.getParagraphs().stream()
                            .flatMap(paragraph -> paragraph.getRuns().stream())
                            .anyMatch(run -> run.isBold() && run.text().equals("forte")))
                    .isTrue();
            assertThat(document.getProperties()
                            .getCoreProperties()
                            .getUnderlyingProperties()
                            .getLanguageProperty())
                    .contains("fr");
            assertThat(document.getParagraphs().stream()
                            .filter(paragraph -> paragraph.getNumFmt() != null)
                            .map(XWPFParagraph::getNumFmt))
                    .containsExactly("bullet", "bullet", "decimal", "decimal");
            XWPFTable funnel = document.getTables().get(1);
            assertThat(funnel.getRow(0).isRepeatHeader()).isTrue();
            assertThat(funnel.getRow(1).getCell(1).getText()).isEqualTo("5\u202f750");
            assertThat(document.getDocument().xmlText()).contains("descr=\"Graphique : Entonnoir");
            assertThat(document.getProperties().getCoreProperties().getCreator())
                    .isEqualTo("Parcours");
        }
    }

    @Test
    void textDocumentHoldsDrawingsAndPixelsForThoseThatCannotShowThem() throws IOException {
        Path file = folder.resolve("essai.docx");
        report(false).write(ReportFormat.DOCX, file);
        try (InputStream in = Files.newInputStream(file);
                XWPFDocument document = new XWPFDocument(in)) {
            assertThat(document.getAllPictures())
                    .extracting(XWPFPictureData::getPictureTypeEnum)
                    .containsExactlyInAnyOrder(PictureType.PNG, PictureType.PNG, PictureType.SVG);
            Matcher drawing = Pattern.compile("svgBlip [^>]*embed=\"(\\w+)\"")
                    .matcher(document.getDocument().xmlText());
            assertThat(drawing.find()).isTrue();
            assertThat(new String(document.getPictureDataByID(drawing.group(1)).getData(), StandardCharsets.UTF_8))
                    .contains("<clipPath id=", "viewBox=\"0 0 300 200\"", "Isère");
        }
    }

    @Test
    void filesThatCannotBeWrittenAreToldEarly() {
        assertThatThrownBy(() -> Report.checkTarget(folder.resolve("essai.odt")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(".docx");
        assertThatThrownBy(() -> Report.checkTarget(folder.resolve("absent").resolve("essai.pdf")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("absent");
        Report.checkTarget(folder.resolve("essai.HTML"));
    }

    private static Report report(boolean code) throws IOException {
        return Report.of(notebook(), code, LocalDate.of(2026, 11, 26), REPRODUCTION);
    }

    private Document page(boolean code) throws IOException {
        Path file = folder.resolve("essai.html");
        report(code).write(ReportFormat.HTML, file);
        return Jsoup.parse(file);
    }

    private static String notebook() throws IOException {
        try (InputStream in = ReportTest.class.getResourceAsStream("notebook-page.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
