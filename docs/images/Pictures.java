import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.layout.Outcome.FAVOURABLE;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static fr.parcours.layout.StepType.JURY;

import fr.parcours.engine.Observatory;
import fr.parcours.notebook.Notebook;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Draws the pictures of the guide again, from the dataset of {@code parcours demo} and the PDF of its first study. */
final class Pictures {

    private static final int DOTS_PER_INCH = 80;

    private Pictures() {}

    public static void main(String[] arguments) throws IOException {
        try (Observatory observatory = Observatory.open(arguments[0])) {
            Notebook.save(
                    observatory
                            .cohort("Recevables 2007-2009")
                            .enteringAt(ELIGIBILITY, FAVOURABLE)
                            .between("2007-01-01", "2009-12-31")
                            .asKnownAt("2010-1")
                            .by(level())
                            .timeTo(JURY),
                    "docs/images/courbe-de-survie.svg");
        }
        try (PDDocument report = Loader.loadPDF(new File(arguments[1]))) {
            int page = 1;
            while (!text(report, page).contains("Les groupes diffèrent-ils")) {
                page++;
            }
            ImageIO.write(
                    new PDFRenderer(report).renderImageWithDPI(page - 1, DOTS_PER_INCH, ImageType.RGB),
                    "png",
                    new File("docs/images/page-de-rapport.png"));
        }
    }

    private static String text(PDDocument report, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(report);
    }
}
