package fr.parcours.notebook.report;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Formats of documents. */
public enum ReportFormat {
    /** A page for a browser. */
    HTML,
    /** Pages for a printer. */
    PDF,
    /** A text to go on with in a word processor. */
    DOCX;

    private static final Texts TEXTS = Texts.of(ReportFormat.class);

    /**
     * Chooses the format that a file name tells.
     *
     * @param file the file to be written
     * @return its format
     * @throws InvalidInputException if its extension is another
     */
    public static ReportFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> name.endsWith("." + format.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(TEXTS.format("format", file)));
    }
}
