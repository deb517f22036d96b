package fr.parcours.notebook.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.notebook.SharedDemo;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The studies run from top to bottom in a real Jupyter on a small simulated dataset. */
class StudyNotebookTest {

    private static final Duration CELL_TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static Path dataset;
    private static String page;

    @BeforeAll
    static void runTheStudy() throws IOException {
        PythonEnvironment python = TestPython.environment();
        dataset = SharedDemo.dataset();
        List<Path> studies = Studies.copyTo(folder.resolve("studies"));
        assertThat(studies).extracting(study -> study.getFileName().toString()).contains("01-premiers-pas.ipynb");
        Path html = folder.resolve("out").resolve("page.html");
        new NotebookRunner(python, CELL_TIMEOUT).run(studies.get(0), Optional.of(dataset), html, Progress.none());
        page = Files.readString(html);
    }

    @Test
    void pageHoldsFrenchTablesAndCharts() {
        assertThat(page).contains("<html lang=\"fr\">", "<title>Premiers pas", "<caption>Entonnoir");
        assertThat(occurrences("<table class=\"parcours-table\"")).isGreaterThanOrEqualTo(6);
        assertThat(occurrences("<img alt=\"Graphique")).isGreaterThanOrEqualTo(4);
        assertThat(Pattern.compile("\\d,\\d\u202f%").matcher(page).find()).isTrue();
        assertThat(page).contains("données simulées", "Secret statistique", "Médiane");
    }

    @Test
    void nothingFailedAndNothingIsCut() {
        assertThat(page.substring(page.indexOf("<body>")))
                .doesNotContain("output_error", "output_stderr", "Exception", "Traceback");
        assertThat(page).contains("À vous", "</html>");
    }

    @Test
    void pageNamesNoMachineUserOrFolder() throws IOException {
        assertThat(page)
                .doesNotContain(
                        folder.toString(), System.getProperty("user.dir"), "/tmp/", System.getProperty("java.home"));
        assertThat(page).doesNotContain(InetAddress.getLocalHost().getHostName() + ":");
        assertThat(Pattern.compile("\\b[0-9a-f]{32,}\\b").matcher(page).find()).isFalse();
    }

    @Test
    void pageLoadsNothing() {
        assertThat(page).doesNotContain("<script", "src=\"http", "href=\"http", "@import");
    }

    @Test
    void failingCellIsNamedWithItsMessage() throws IOException {
        Path notebook = folder.resolve("raté.ipynb");
        Files.writeString(notebook, notebook("1 + 1", "throw new IllegalStateException(\\\"pas possible\\\");"));
        NotebookRunner runner = new NotebookRunner(TestPython.environment(), CELL_TIMEOUT);
        assertThatThrownBy(() -> runner.run(notebook, Optional.empty(), folder.resolve("never.html"), Progress.none()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("raté.ipynb")
                .hasMessageContaining("n° 2")
                .hasMessageContaining("pas possible");
        assertThat(folder.resolve("never.html")).doesNotExist();
    }

    @Test
    void studiesInTheRepositoryHaveNoOutputs() throws IOException {
        for (Path study : Studies.copyTo(folder.resolve("stripped"))) {
            JsonNode notebook = new ObjectMapper().readTree(study.toFile());
            for (JsonNode cell : notebook.path("cells")) {
                assertThat(cell.path("outputs").isEmpty()).isTrue();
                assertThat(cell.path("execution_count").isNull()
                                || cell.path("execution_count").isMissingNode())
                        .isTrue();
            }
            assertThat(notebook.at("/metadata/kernelspec/name").asText()).isEqualTo("parcours");
        }
    }

    private static int occurrences(String text) {
        return page.split(Pattern.quote(text), -1).length - 1;
    }

    private static String notebook(String... cells) {
        StringBuilder json = new StringBuilder(200);
        for (String cell : cells) {
            json.append(json.isEmpty() ? "" : ",")
                    .append("{\"cell_type\":\"code\",\"id\":\"c")
                    .append(json.length())
                    .append("\",\"metadata\":{},\"execution_count\":null,\"outputs\":[],\"source\":\"")
                    .append(cell)
                    .append("\"}");
        }
        return "{\"cells\":[" + json + "],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}";
    }
}
