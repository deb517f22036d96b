package fr.parcours.notebook.report;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** The parts of a text document that are the same in all: styles, kinds of lists, page and footer. */
final class WordParts {

    /** Twentieths of a point. */
    private static final int MARGIN = 907;

    private static final int A4_WIDTH = 11_906;
    private static final int A4_HEIGHT = 16_838;

    /** Width between the margins of upright pages and of turned ones. */
    static final int TEXT_WIDTH = A4_WIDTH - 2 * MARGIN;

    static final int LONG_TEXT_WIDTH = A4_HEIGHT - 2 * MARGIN;

    static final BigInteger BULLETS = BigInteger.ONE;
    private static final BigInteger NUMBERS = BigInteger.ONE;

    private WordParts() {}

    static void add(XWPFDocument document, String language, String page) throws IOException {
        try (InputStream styles = open("styles.xml");
                InputStream lists = open("numbering.xml")) {
            document.createStyles()
                    .setStyles(StylesDocument.Factory.parse(styles).getStyles());
            document.getStyles().setSpellingLanguage(language);
            XWPFNumbering numbering = document.createNumbering();
            numbering.setNumbering(NumberingDocument.Factory.parse(lists).getNumbering());
        } catch (XmlException e) {
            throw new IllegalStateException("A resource of ours cannot be read.", e);
        }
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        section.addNewPgSz();
        turn(section, false);
        section.addNewPgMar().setLeft(BigInteger.valueOf(MARGIN));
        section.getPgMar().setRight(BigInteger.valueOf(MARGIN));
        section.getPgMar().setTop(BigInteger.valueOf(MARGIN));
        section.getPgMar().setBottom(BigInteger.valueOf(MARGIN));
        XWPFParagraph footer = document.createFooter(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT)
                .createParagraph();
        footer.setStyle("Footer");
        footer.setAlignment(ParagraphAlignment.RIGHT);
        footer.createRun().setText(page + " ");
        field(footer, "PAGE");
        footer.createRun().setText(" / ");
        field(footer, "NUMPAGES");
    }

    /** Ends the pages that are turned one way. Those after the last end have the section of the whole document. */
    static void endSheet(XWPFDocument document, boolean landscape) {
        XWPFParagraph end = document.createParagraph();
        end.setStyle("Gap");
        CTSectPr section = end.getCTP().getPPr().addNewSectPr();
        section.set(document.getDocument().getBody().getSectPr());
        turn(section, landscape);
    }

    /** Turns the pages of the whole document, or those after the last end. */
    static void turn(XWPFDocument document, boolean landscape) {
        turn(document.getDocument().getBody().getSectPr(), landscape);
    }

    private static void turn(CTSectPr section, boolean landscape) {
        section.getPgSz().setW(BigInteger.valueOf(landscape ? A4_HEIGHT : A4_WIDTH));
        section.getPgSz().setH(BigInteger.valueOf(landscape ? A4_WIDTH : A4_HEIGHT));
        section.getPgSz().setOrient(landscape ? STPageOrientation.LANDSCAPE : STPageOrientation.PORTRAIT);
    }

    /** Another list whose numbers begin at 1. */
    static BigInteger newNumbers(XWPFDocument document) {
        int others = document.getNumbering().getNums().size();
        BigInteger list = BULLETS.add(BigInteger.valueOf(others + 1L));
        document.getNumbering().addNum(NUMBERS, list);
        document.getNumbering()
                .getNum(list)
                .getCTNum()
                .addNewLvlOverride()
                .addNewStartOverride()
                .setVal(BigInteger.ONE);
        document.getNumbering().getNum(list).getCTNum().getLvlOverrideArray(0).setIlvl(BigInteger.ZERO);
        return list;
    }

    private static void field(XWPFParagraph paragraph, String code) {
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        paragraph.createRun().getCTR().addNewInstrText().setStringValue(code);
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
        paragraph.createRun().setText("1");
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
    }

    private static InputStream open(String name) {
        InputStream input = WordParts.class.getResourceAsStream(name);
        if (input == null) {
            throw new IllegalStateException("Missing resource " + name);
        }
        return input;
    }
}
