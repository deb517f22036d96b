package fr.parcours.engine.intake.direct;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.intake.direct.TextScan.Padding;
import fr.parcours.engine.intake.direct.TextScan.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextScanTest {

    private static final List<String> VALUES = List.of(
            "",
            "abc",
            "abcdefghijklmnop",
            " x",
            "x ",
            "été",
            "a\u00a0b",
            "a b",
            "\"q\"",
            "\" q\"",
            "\"a;b\"",
            "\"say\"\"yes\"\"\"",
            "\t",
            "’",
            "A");

    private static final Pattern INVISIBLE = Pattern.compile("[\u00a0\u00ad\u200b\u2060\ufeff]");

    @TempDir
    Path folder;

    private TextScan scan(String text) throws IOException {
        return TextScan.of(Files.writeString(folder.resolve("texte.csv"), text), ';', "\"");
    }

    /** What the scan finds, found by looking at whole lines. */
    private static TextScan expected(String text) {
        boolean unix = text.replace("\r\n", "").indexOf('\n') >= 0;
        boolean windows = text.contains("\r\n");
        List<String> lines = Arrays.asList(text.split("\r?\n", -1));
        int last = lines.size();
        while (last > 0 && lines.get(last - 1).isEmpty()) {
            last--;
        }
        List<String> filled = lines.subList(0, last);
        boolean regular = !(unix && windows) && filled.stream().noneMatch(String::isEmpty);
        boolean padded = filled.stream()
                .flatMap(line -> Arrays.stream(line.replace("\"a;b\"", "").split(";", -1)))
                .map(value -> value.replace("\"", ""))
                .anyMatch(value ->
                        !value.equals(value.strip()) || INVISIBLE.matcher(value).find());
        return new TextScan(
                filled.stream().filter(line -> !line.isEmpty()).count(),
                text.replaceAll("\"[^\"\n]*\"", "")
                        .chars()
                        .filter(c -> c == ';')
                        .count(),
                !regular ? Shape.IRREGULAR : text.contains("\"") ? Shape.QUOTED : Shape.PLAIN,
                padded ? Padding.PRESENT : Padding.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void theScanSaysWhatTheLinesSay(String lineEnd) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder();
            int kinds = 1 + random.nextInt(VALUES.size());
            for (int line = random.nextInt(4); line >= 0; line--) {
                for (int column = 0; column < 4; column++) {
                    text.append(column == 0 ? "" : ";").append(VALUES.get(random.nextInt(kinds)));
                }
                text.append(lineEnd);
                text.append(random.nextInt(20) == 0 ? lineEnd : "");
            }
            text.append(random.nextBoolean() ? "A;B;C;D" : "");
            assertThat(scan(text.toString())).as(text.toString()).isEqualTo(expected(text.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource({"'a;b\nc;d\r\n', IRREGULAR", "'a;b\rc;d\n', IRREGULAR", "'a;b\n\nc;d\n', IRREGULAR", "'a;b\n\n', PLAIN"
    })
    void linesThatCannotBeReadOnTheirOwnAreSeen(String text, Shape shape) throws IOException {
        assertThat(scan(text).shape()).isEqualTo(shape);
    }

    @Test
    void theMarkOfTheEncodingIsNoValue() throws IOException {
        assertThat(scan("\ufeff\"a\";b\n").shape()).isEqualTo(Shape.QUOTED);
    }

    @Test
    void aLargeFileScannedInTwoHalvesGivesTheSame() throws IOException {
        String line = "Léa;12345678;CAP Petite enfance;x\n";
        int lines = 5_000_000 / line.length();
        assertThat(scan(line.repeat(lines) + " y;z\n"))
                .isEqualTo(new TextScan(lines + 1, 3L * lines + 1, Shape.PLAIN, Padding.PRESENT));
    }
}
