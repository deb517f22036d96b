package fr.parcours.notebook.report;

import fr.parcours.layout.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.main.CTOfficeArtExtension;
import org.openxmlformats.schemas.drawingml.x2006.picture.CTPicture;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;

/** Writes a document as a text document that word processors open, for those who go on writing. */
final class WordReport {

    private static final Texts TEXTS = Texts.of(WordReport.class);
    private static final double WIDTH = WordParts.TEXT_WIDTH / 20.0;
    private static final String SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
    private static final String FIXED = "Consolas";

    private final XWPFDocument document;
    private final List<Block.Heading> headings;
    private int heading;
    private double width = WIDTH;

    private WordReport(XWPFDocument document, List<Block> blocks) {
        this.document = document;
        this.headings = blocks.stream()
                .filter(Block.Heading.class::isInstance)
                .map(Block.Heading.class::cast)
                .toList();
    }

    static void write(List<Block> blocks, String title, String language, Path file) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            WordParts.add(document, language, TEXTS.format("page"));
            CoreProperties properties = document.getProperties().getCoreProperties();
            properties.setTitle(title);
            properties.setCreator("Parcours");
            properties.getUnderlyingProperties().setLanguageProperty(language);
            WordReport report = new WordReport(document, blocks);
            report.sheets(Sheet.of(blocks, WIDTH));
            document.write(out);
        }
    }

    private void sheets(List<Sheet> sheets) {
        for (int i = 0; i < sheets.size(); i++) {
            Sheet sheet = sheets.get(i);
            width = sheet.landscape() ? WordParts.LONG_TEXT_WIDTH / 20.0 : WIDTH;
            for (int b = 0; b < sheet.blocks().size(); b++) {
                int before = document.getParagraphs().size();
                block(sheet.blocks().get(b));
                if (sheet.isKeptWithNext(b)) {
                    document.getParagraphs().get(before).setKeepNext(true);
                }
            }
            if (i + 1 < sheets.size()) {
                WordParts.endSheet(document, sheet.landscape());
            } else {
                WordParts.turn(document, sheet.landscape());
            }
        }
    }

    private void block(Block block) {
        if (block instanceof Block.Heading title) {
            heading(title);
        } else if (block instanceof Block.Contents) {
            contents();
        } else if (block instanceof Block.Paragraph paragraph) {
            runs(paragraph(paragraph.small() ? "Note" : "Normal"), paragraph.runs());
        } else if (block instanceof Block.Items items) {
            items(items);
        } else if (block instanceof Block.Grid grid) {
            if (!grid.caption().isEmpty()) {
                paragraph("Caption").createRun().setText(grid.caption());
            }
            WordTable.add(document, grid, width);
        } else if (block instanceof Block.Figure figure) {
            figure(figure);
        } else if (block instanceof Block.Lines lines) {
            lines(lines);
        }
    }

    private void heading(Block.Heading title) {
        XWPFParagraph paragraph = paragraph(title.level() == 1 ? "Title" : "Heading" + Math.min(4, title.level() - 1));
        CTBookmark start = paragraph.getCTP().addNewBookmarkStart();
        start.setName("section" + heading);
        start.setId(BigInteger.valueOf(heading));
        paragraph.createRun().setText(title.text());
        paragraph.getCTP().addNewBookmarkEnd().setId(BigInteger.valueOf(heading));
        heading++;
    }

    private void contents() {
        paragraph("TOCHeading").createRun().setText(TEXTS.format("contents"));
        for (int i = 0; i < headings.size(); i++) {
            int level = headings.get(i).level();
            if (level == 2 || level == 3) {
                XWPFParagraph entry = paragraph("TOC" + (level - 1));
                var link = entry.getCTP().addNewHyperlink();
                link.setAnchor("section" + i);
                new XWPFHyperlinkRun(link, link.addNewR(), entry)
                        .setText(headings.get(i).text());
            }
        }
    }

    private void items(Block.Items items) {
        BigInteger list = items.ordered() ? WordParts.newNumbers(document) : WordParts.BULLETS;
        for (List<Run> item : items.items()) {
            XWPFParagraph paragraph = paragraph("ListParagraph");
            paragraph.setNumID(list);
            paragraph.setNumILvl(BigInteger.ZERO);
            runs(paragraph, item);
        }
    }

    private void figure(Block.Figure figure) {
        XWPFParagraph paragraph = paragraph("Figure");
        try {
            CTPicture picture = paragraph
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(figure.picture().png()),
                            PictureType.PNG,
                            "graphique.png",
                            Units.toEMU(figure.picture().widthOnPaper()),
                            Units.toEMU(figure.picture().heightOnPaper()))
                    .getCTPicture();
            picture.getNvPicPr().getCNvPr().setDescr(figure.description());
            Optional<String> svg = figure.picture().svg("Arial, sans-serif");
            if (svg.isPresent()) {
                sharpen(picture, svg.get());
            }
        } catch (InvalidFormatException | IOException e) {
            throw new IllegalStateException("A picture of ours cannot be added.", e);
        }
        // Word reads the description of the frame, not that of the picture in it.
        paragraph
                .getRuns()
                .get(0)
                .getCTR()
                .getDrawingArray(0)
                .getInlineArray(0)
                .getDocPr()
                .setDescr(figure.description());
    }

    /** Word shows the drawing since 2016; whatever does not know it shows the pixels. */
    private void sharpen(CTPicture picture, String svg) throws InvalidFormatException {
        String id = document.addPictureData(svg.getBytes(StandardCharsets.UTF_8), PictureType.SVG);
        CTOfficeArtExtension extension =
                picture.getBlipFill().getBlip().addNewExtLst().addNewExt();
        extension.setUri("{96DAC541-7B7A-43D3-8B79-37D633B846F1}");
        try (XmlCursor cursor = extension.newCursor()) {
            cursor.toEndToken();
            cursor.beginElement(new QName(SVG, "svgBlip", "asvg"));
            cursor.insertNamespace("asvg", SVG);
            cursor.insertAttributeWithValue(
                    "embed", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", id);
        }
    }

    private void lines(Block.Lines lines) {
        XWPFRun run = paragraph("Code").createRun();
        String[] split = lines.text().split("\n", -1);
        for (int i = 0; i < split.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(split[i], i);
        }
    }

    private XWPFParagraph paragraph(String style) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        return paragraph;
    }

    private static void runs(XWPFParagraph paragraph, List<Run> runs) {
        for (Run run : runs) {
            XWPFRun written = paragraph.createRun();
            written.setText(run.text());
            written.setBold(run.bold());
            written.setItalic(run.italic());
            if (run.code()) {
                written.setFontFamily(FIXED);
            }
        }
    }
}
