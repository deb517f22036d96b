package fr.parcours.notebook.chart;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import fr.parcours.layout.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.knowm.xchart.internal.chartpart.Chart;

/** Draws a chart as a PDF of one page of its size. Texts are outlines: the page needs no font. */
final class PdfPicture {

    /** Points of a pixel. */
    private static final float POINTS = 72f / 96;

    private PdfPicture() {}

    static byte[] of(Chart<?, ?> chart, String description) throws IOException {
        float width = chart.getWidth() * POINTS;
        float height = chart.getHeight() * POINTS;
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(description);
            document.getDocumentCatalog().setLanguage(Texts.language().toLanguageTag());
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, chart.getWidth(), chart.getHeight());
            chart.paint(graphics, chart.getWidth(), chart.getHeight());
            graphics.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(Matrix.getScaleInstance(POINTS, POINTS));
                content.drawForm(graphics.getXFormObject());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}
