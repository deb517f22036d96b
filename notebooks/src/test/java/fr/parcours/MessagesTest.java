package fr.parcours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text shown to users exists in French and in English, with the same values in it. */
class MessagesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern PLACEHOLDER = Pattern.compile("%[^\\s%]*?[a-z]");

    @Test
    void textsAreFoundInSeveralModules() throws IOException {
        assertThat(frenchTexts()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("frenchTexts")
    void everyFrenchTextHasItsEnglishOne(Path french) {
        Path english = french.resolveSibling("messages_en.properties");
        assertThat(placeholders(english)).as(english.toString()).isEqualTo(placeholders(french));
    }

    private static List<Path> frenchTexts() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/resources"))
                    .filter(Files::isDirectory)
                    .flatMap(MessagesTest::frenchTextsUnder)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> frenchTextsUnder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("messages.properties")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> placeholders(Path file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<String>> byKey = new TreeMap<>();
        texts.stringPropertyNames()
                .forEach(key -> byKey.put(
                        key,
                        PLACEHOLDER
                                .matcher(texts.getProperty(key))
                                .results()
                                .map(MatchResult::group)
                                .sorted()
                                .toList()));
        return byKey;
    }
}
