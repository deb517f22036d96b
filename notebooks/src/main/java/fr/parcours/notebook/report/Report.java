package fr.parcours.notebook.report;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.nodes.Document;

/** A document made of a study that has run. */
public final class Report {

    private static final Texts TEXTS = Texts.of(Report.class);

    private final Document page;

    private Report(Document page) {
        this.page = page;
    }

    /**
     * Makes a document.
     *
     * @param notebook page of the notebook, as {@link fr.parcours.notebook.jupyter.NotebookRunner} writes it
     * @param code whether the code of its cells is kept
     * @param date date of the document
     * @param reproduction what its last section says
     * @return the document
     */
    public static Report of(String notebook, boolean code, LocalDate date, Reproduction reproduction) {
        return new Report(ReportPage.of(notebook, code, date, reproduction));
    }

    /**
     * Tells early that a file cannot be written: a study takes minutes.
     *
     * @param file file to be written
     * @throws InvalidInputException if its extension is unknown, its folder is missing or cannot be written to
     */
    public static void checkTarget(Path file) {
        ReportFormat.of(file);
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(TEXTS.format("output.folder", file));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new InvalidInputException(TEXTS.format("folder", folder));
        }
    }

    /**
     * Writes the document to a file that does not exist yet.
     *
     * @param format its format
     * @param file the file
     * @throws IOException if it cannot be written
     */
    public void write(ReportFormat format, Path file) throws IOException {
        switch (format) {
            case HTML -> Files.writeString(file, page.outerHtml());
            case PDF -> PdfReport.write(blocks(), page.title(), language(), PdfFonts.ofThisMachine(), file);
            case DOCX -> WordReport.write(blocks(), page.title(), language(), file);
        }
    }

    private List<Block> blocks() {
        return BlockReader.read(page.selectFirst("main"));
    }

    private String language() {
        return page.selectFirst("html").attr("lang");
    }
}
