package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text files in the encodings that are met, with and without byte order marks. */
class EncodingTest {

    private static final String TEXT = "Dossier|Diplôme\nA1|Œuvre à 5 €\n";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    private static String yaml(String encoding) {
        return "format: {type: csv, delimiter: \"|\", encoding: " + encoding + "}\n"
                + "journey: {file_number: {column: Dossier}, certification_label: {column: Diplôme}}\n";
    }

    private Path file(String mark, String charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((mark + TEXT).getBytes(Charset.forName(charset)));
        return bench.file("a.csv", bytes.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-8, ''",
        "utf-8, UTF-8, \ufeff",
        "utf-16, UTF-16LE, \ufeff",
        "utf-16, UTF-16BE, \ufeff",
        "utf-16le, UTF-16LE, \ufeff",
        "utf-16le, UTF-16LE, ''",
        "utf-16be, UTF-16BE, ''",
        "windows-1252, windows-1252, ''",
        "iso-8859-15, ISO-8859-15, ''"
    })
    void aFileInTheDeclaredEncodingIsRead(String declared, String actual, String mark) {
        bench.take(yaml(declared), file(mark, actual));
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("Œuvre à 5 €");
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, windows-1252, ''",
        "utf-8, UTF-16LE, \ufeff",
        "utf-8, UTF-16LE, ''",
        "windows-1252, UTF-8, ''",
        "windows-1252, UTF-8, \ufeff",
        "iso-8859-15, UTF-8, ''",
        "windows-1252, UTF-16BE, \ufeff",
        "utf-16, UTF-8, ''",
        "utf-16, windows-1252, ''",
        "utf-16le, UTF-16BE, \ufeff",
        "utf-16be, UTF-16LE, ''",
        "utf-16be, UTF-16LE, \ufeff",
    })
    void aFileInAnotherEncodingIsRefused(String declared, String actual, String mark) {
        bench.refuses(yaml(declared), file(mark, actual), "a.csv");
    }

    @Test
    void bytesThatWindows1252DoesNotHaveRefuseTheFile() {
        byte[] bytes = TEXT.getBytes(WINDOWS);
        bytes[bytes.length - 2] = (byte) 0x81;
        bench.refuses(yaml("windows-1252"), bench.file("a.csv", bytes), "windows-1252");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-15", "ISO-8859-1", "latin1"})
    void lettersOfWindowsAreNoControlCharactersOfIso(String declared) {
        bench.refuses(yaml(declared), file("", "windows-1252"), "a.csv", "format.encoding: windows-1252");
    }

    @ParameterizedTest
    @CsvSource({"utf-16, utf-16le", "utf-16be, utf-16le", "utf-16le, utf-16be"})
    void theOrderOfTheBytesOfUtf16IsToldWhereNoMarkTellsIt(String declared, String actual) {
        bench.refuses(yaml(declared), file("", actual), "a.csv", "mais en " + actual);
        bench.refuses(
                yaml(declared), bench.file("b.csv", "Œuvre\n".getBytes(Charset.forName(actual))), "mais en " + actual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16CutInsideALineOrACharacterIsRefused(String charset) {
        byte[] whole = ("\ufeff" + TEXT).getBytes(Charset.forName(charset));
        for (int cut : new int[] {1, 2, 3, 4, 10, 11}) {
            bench.refuses(yaml("utf-16"), bench.file("a.csv", Arrays.copyOf(whole, whole.length - cut)), "a.csv");
        }
    }

    @Test
    void zeroBytesAreNoText() {
        bench.refuses(yaml("utf-8"), bench.file("a.csv", TEXT.replace("5", "\0")), "texte");
    }

    @Test
    void charactersWithoutWidthInsideValuesAreRemoved() {
        String invisible = "\u00ad\u200b\u200c\u200d\u2060\ufeff";
        Path file = bench.file(
                "a.csv", TEXT.replace("A1", "\u200bA" + invisible + "1 \ufeff").replace("5", "5" + invisible));
        bench.take(yaml("utf-8"), file);
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("Œuvre à 5 €");
    }
}
