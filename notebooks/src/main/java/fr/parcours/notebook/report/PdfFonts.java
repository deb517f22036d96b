package fr.parcours.notebook.report;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fonts of a PDF: those of the machine that have every character we write; where there is none, those that every
 * reader has, with the nearest characters.
 */
final class PdfFonts {

    private static final String DEBIAN = "/usr/share/fonts/truetype/dejavu/";
    private static final String WINDOWS = "C:/Windows/Fonts/";
    private static final String MAC = "/System/Library/Fonts/Supplemental/";

    /** Families in order of preference: regular, bold, fixed width. */
    private static final List<List<String>> FAMILIES = List.of(
            List.of(DEBIAN + "DejaVuSans.ttf", DEBIAN + "DejaVuSans-Bold.ttf", DEBIAN + "DejaVuSansMono.ttf"),
            List.of(
                    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
                    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans-Bold.ttf",
                    "/usr/share/fonts/dejavu-sans-mono-fonts/DejaVuSansMono.ttf"),
            List.of(WINDOWS + "arial.ttf", WINDOWS + "arialbd.ttf", WINDOWS + "cour.ttf"),
            List.of(MAC + "Arial.ttf", MAC + "Arial Bold.ttf", MAC + "Courier New.ttf"));

    private final Optional<List<Path>> files;

    private PdfFonts(Optional<List<Path>> files) {
        this.files = files;
    }

    static PdfFonts ofThisMachine() {
        return new PdfFonts(FAMILIES.stream()
                .map(family -> family.stream().map(Path::of).toList())
                .filter(family -> family.stream().allMatch(Files::isReadable))
                .findFirst());
    }

    static PdfFonts ofEveryReader() {
        return new PdfFonts(Optional.empty());
    }

    String text() {
        return files.isPresent() ? "Texte" : "Helvetica";
    }

    String fixed() {
        return files.isPresent() ? "Fixe" : "Courier";
    }

    /** The configuration of FOP. */
    String configuration() {
        String fonts = files.map(family -> font(family.get(0), "Texte", "normal", "normal", false)
                        + font(family.get(0), "Texte", "italic", "normal", true)
                        + font(family.get(1), "Texte", "normal", "bold", false)
                        + font(family.get(1), "Texte", "italic", "bold", true)
                        + font(family.get(2), "Fixe", "normal", "normal", false))
                .orElse("");
        return "<fop version=\"1.0\"><accessibility>true</accessibility><renderers>"
                + "<renderer mime=\"application/pdf\"><fonts>" + fonts + "</fonts></renderer></renderers></fop>";
    }

    /** What these fonts can show of a text. */
    String shown(String text) {
        String simple = text.replace('\u202f', '\u00a0');
        if (files.isPresent()) {
            // A line does not end within "aide-t-il".
            return simple.replaceAll("-t-(?=il|elle|on)", "-\u2060t-\u2060");
        }
        CharsetEncoder encoder = Charset.forName("windows-1252").newEncoder();
        return simple.replace("≥", ">=")
                .replace("≤", "<=")
                .replace("→", "->")
                .replace("−", "-")
                .replace("⚠ ", "")
                .codePoints()
                .mapToObj(Character::toString)
                .map(character -> encoder.canEncode(character) ? character : "?")
                .collect(Collectors.joining());
    }

    private static String font(Path file, String name, String style, String weight, boolean slanted) {
        return "<font simulate-style=\"" + slanted + "\" kerning=\"yes\" embed-url=\"" + file.toUri()
                + "\"><font-triplet name=\"" + name + "\" style=\"" + style + "\" weight=\"" + weight + "\"/></font>";
    }
}
