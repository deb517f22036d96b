package fr.parcours.notebook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** Tables with more columns than a page is wide. */
class WideTableTest {

    private static final int ROWS = 60;
    private static final double SMALLEST_READABLE = 6.99;

    private static final Block.Grid WIDE = grid("Un tableau large", 16);
    private static final Block.Grid NARROW = grid("Un tableau étroit", 3);
    private static final Block.Paragraph NOTE = new Block.Paragraph(List.of(Run.plain("une note")), true);
    private static final Block.Paragraph TEXT = new Block.Paragraph(List.of(Run.plain("un texte")), false);
    private static final Block.Heading TITLE = new Block.Heading(1, "Essai");
    private static final Block.Heading SECTION = new Block.Heading(2, "Section");

    private static final Block.Figure CHART = new Block.Figure(
            PagePicture.ofDrawing(
                    Jsoup.parseBodyFragment("<svg width=\"90\" height=\"60\"><path d=\"M0 0 L9 9\"/></svg>")
                            .selectFirst("svg")),
            "un graphique");

    @TempDir
    private Path folder;

    @Test
    void onlyWideTablesLieOnTurnedPages() throws IOException {
        try (PDDocument pdf = pdf(TITLE, result(NARROW), SECTION, TEXT, result(WIDE, NOTE, CHART))) {
            List<Boolean> turned = new ArrayList<>();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                String text = text(pdf, page);
                boolean landscape = pdf.getPage(page - 1).getMediaBox().getWidth() > 800;
                assertThat(landscape).isEqualTo(text.contains("Mesure 15"));
                // The row of headings comes again on each page; page numbers go on.
                assertThat(text).contains("Mesure 2", "Page " + page + " / " + pdf.getNumberOfPages());
                turned.add(landscape);
            }
            assertThat(turned).startsWith(false).contains(true);
        }
    }

    @Test
    void rowsAreWholeReadableAndAlignedRight() throws IOException {
        try (PDDocument pdf = pdf(TITLE, result(WIDE))) {
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                pages.add(text(pdf, page));
            }
            for (List<String> row : WIDE.rows()) {
                assertThat(pages).anyMatch(page -> page.contains(row.get(0)) && page.contains(row.get(15)));
            }
            List<TextPosition> letters = letters(pdf);
            assertThat(letters).allMatch(letter -> letter.getFontSizeInPt() >= SMALLEST_READABLE);
            assertThat(letters).allMatch(letter -> letter.getX() + letter.getWidth() <= letter.getPageWidth() - 42);
            assertThat(endsOfLastColumn(letters)).hasSize(ROWS).allMatch(end -> Math.abs(end - 796) < 10);
            assertThat(endsOfLastColumn(letters).stream().distinct()).hasSize(1);
        }
    }

    @Test
    void wideTableFollowsTheChartsOfItsResult() {
        List<Sheet> sheets =
                Sheet.of(List.of(TITLE, SECTION, result(WIDE, NOTE, NARROW, NOTE, CHART, NOTE), TEXT), 510);
        assertThat(sheets)
                .containsExactly(
                        new Sheet(false, List.of(TITLE, SECTION, CHART, NOTE)),
                        new Sheet(true, List.of(WIDE, NOTE)),
                        new Sheet(false, List.of(NARROW, NOTE, TEXT)));
    }

    @Test
    void headingGoesWithTheWideTableThatIsAllItsSectionHas() {
        List<Sheet> sheets = Sheet.of(List.of(TITLE, TEXT, SECTION, TEXT, result(WIDE, NOTE), TEXT), 510);
        assertThat(sheets)
                .containsExactly(
                        new Sheet(false, List.of(TITLE, TEXT)),
                        new Sheet(true, List.of(SECTION, TEXT, WIDE, NOTE)),
                        new Sheet(false, List.of(TEXT)));
    }

    @Test
    void textDocumentTurnsTheSamePages() throws IOException {
        Path file = folder.resolve("essai.docx");
        WordReport.write(List.of(TITLE, result(NARROW), result(WIDE), TEXT), "Essai", "fr", file);
        try (InputStream in = Files.newInputStream(file);
                XWPFDocument document = new XWPFDocument(in)) {
            List<CTSectPr> sections = document.getParagraphs().stream()
                    .filter(paragraph -> paragraph.getCTP().getPPr().isSetSectPr())
                    .map(paragraph -> paragraph.getCTP().getPPr().getSectPr())
                    .collect(Collectors.toCollection(ArrayList::new));
            sections.add(document.getDocument().getBody().getSectPr());
            assertThat(sections.stream().map(section -> section.getPgSz().getOrient()))
                    .containsExactly(
                            STPageOrientation.PORTRAIT, STPageOrientation.LANDSCAPE, STPageOrientation.PORTRAIT);
            assertThat(sections).allMatch(section -> section.sizeOfFooterReferenceArray() == 1);
            XWPFTable wide = document.getTables().get(1);
            assertThat(wide.getRow(0).isRepeatHeader()).isTrue();
            assertThat(wide.getRows()).hasSize(ROWS + 1).allMatch(row -> row.isCantSplitRow());
        }
    }

    @Test
    void noPageEndsBetweenAParagraphAndTheTableItIntroduces() throws IOException {
        Block.Paragraph introduction = new Block.Paragraph(List.of(Run.plain("une introduction")), false);
        for (int texts = 24; texts < 32; texts++) {
            List<Block> blocks = new ArrayList<>(List.of(TITLE));
            blocks.addAll(Collections.nCopies(texts, TEXT));
            blocks.addAll(List.of(SECTION, introduction, result(NARROW)));
            try (PDDocument pdf = pdf(blocks.toArray(Block[]::new))) {
                for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                    assertThat(text(pdf, page)).doesNotContain("une introduction Essai Page");
                }
            }
        }
    }

    @Test
    void framesWithinFramesLoseNothing() {
        List<Block> blocks = BlockReader.read(Jsoup.parseBodyFragment("<div class=\"parcours\"><h2>Section</h2>"
                        + "<div class=\"parcours\"><p class=\"parcours-note\">une note</p></div></div>")
                .body());
        assertThat(blocks).containsExactly(SECTION, result(NOTE));
    }

    @Test
    void columnsOfTextTakeTheRoomThereIs() {
        String sentence = "Une phrase assez longue pour prendre plusieurs lignes dans une colonne. ".repeat(3);
        Block.Grid grid = new Block.Grid(
                "", List.of("Sujet", "Remarque"), List.of(false, false), List.of(List.of("Dates", sentence)));
        assertThat(ColumnWidths.of(grid, 510).points().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isBetween(500.0, 510.1);
    }

    @Test
    void datesAreNotBroken() {
        List<String> dates = Collections.nCopies(14, "2007-01-15");
        Block.Grid grid =
                new Block.Grid("", Collections.nCopies(14, "Du"), Collections.nCopies(14, false), List.of(dates));
        ColumnWidths widths = ColumnWidths.of(grid, 756);
        double date = 10 * 0.5 * widths.fontSize();
        assertThat(widths.points()).allMatch(width -> width > date);
        assertThat(ColumnWidths.of(grid, 510).isReadable()).isFalse();
    }

    private PDDocument pdf(Block... blocks) throws IOException {
        Path file = folder.resolve("essai.pdf");
        PdfReport.write(List.of(blocks), "Essai", "fr", PdfFonts.ofThisMachine(), file);
        return Loader.loadPDF(file.toFile());
    }

    private static Block.Result result(Block... parts) {
        return new Block.Result(List.of(parts));
    }

    private static Block.Grid grid(String caption, int columns) {
        return new Block.Grid(
                caption,
                IntStream.range(0, columns)
                        .mapToObj(c -> c == 0 ? "Territoire" : "Mesure " + c)
                        .toList(),
                IntStream.range(0, columns).mapToObj(c -> c > 0).toList(),
                IntStream.range(0, ROWS)
                        .mapToObj(r -> IntStream.range(0, columns)
                                .mapToObj(c -> c == 0 ? "lieu" + (r + 100) : r + "," + (c + 100))
                                .toList())
                        .toList());
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf).replace('\u00a0', ' ').replaceAll("\\s+", " ");
    }

    private static List<TextPosition> letters(PDDocument pdf) throws IOException {
        List<TextPosition> letters = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                letters.add(text);
            }
        }.getText(pdf);
        return letters;
    }

    /** Where the numbers that end with 115 end. */
    private static List<Long> endsOfLastColumn(List<TextPosition> letters) {
        List<Long> ends = new ArrayList<>();
        for (int i = 3; i < letters.size(); i++) {
            String written = letters.subList(i - 3, i + 1).stream()
                    .map(TextPosition::getUnicode)
                    .collect(Collectors.joining());
            if (written.equals(",115")) {
                ends.add(Math.round(
                        (double) letters.get(i).getX() + letters.get(i).getWidth()));
            }
        }
        return ends;
    }
}
