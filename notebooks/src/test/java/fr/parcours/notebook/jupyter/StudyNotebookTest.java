package fr.parcours.notebook.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.notebook.SharedDemo;
import fr.parcours.notebook.display.Html;
import fr.parcours.notebook.number.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The studies run from top to bottom in a real Jupyter on a small simulated dataset. */
class StudyNotebookTest {

    private static final Duration CELL_TIMEOUT = Duration.ofMinutes(2);

    /** What each study has to show, besides its prose. */
    private static final Map<String, List<String>> EXPECTED = Map.of(
            "01-premiers-pas", List.of("<caption>Entonnoir", "Médiane", "Repères publiés"),
            "02-qualite-d-une-campagne", List.of("<caption>Constats", "lignes rejetées", "Recevables de la période"),
            "03-cohortes-et-entonnoir",
                    List.of(
                            "<caption>Entonnoir",
                            "sont favorables",
                            "<caption>Carte des parcours",
                            "Cohortes annuelles"),
            "04-durees-et-issues",
                    List.of("<caption>Délai", "Ce que deviennent", "Où en sont", "Risque mensuel", "Niveau visé"),
            "05-abandon", List.of("<caption>Abandon", "Qui abandonne", "un chiffre sans définition"),
            "06-territoires", List.of("graphique en entonnoir", "bruts et standardisés", "variation entre territoires"),
            "07-comparer-des-observatoires", List.of("Comparabilité", "Partitions côte à côte", "standardisés"),
            "08-tableau-de-bord-annuel", List.of("<caption>Stock", "décisions favorables et", "parts en ligne"),
            "09-etude-d-impact", List.of("<caption>Délai", "Qui connaît plus tôt", "temps immortel"));

    @TempDir
    private static Path folder;

    private static Path dataset;
    private static final Map<String, String> PAGES = new ConcurrentSkipListMap<>();

    @BeforeAll
    static void runTheStudies() throws Exception {
        PythonEnvironment python = TestPython.environment();
        dataset = SharedDemo.dataset();
        List<Path> studies = Studies.copyTo(folder.resolve("studies"));
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (Path study : studies) {
                runs.add(two.submit(() -> run(python, study)));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            two.shutdown();
        }
    }

    private static void run(PythonEnvironment python, Path study) {
        String name = study.getFileName().toString().replace(".ipynb", "");
        Path html = folder.resolve("out").resolve(name + ".html");
        new NotebookRunner(python, CELL_TIMEOUT).run(study, Optional.of(dataset), html, Progress.none());
        try {
            PAGES.put(name, Files.readString(html));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyStudyShowsWhatItIsAbout() {
        assertThat(PAGES).containsOnlyKeys(EXPECTED.keySet());
        PAGES.forEach((name, page) -> assertThat(page).as(name).contains(EXPECTED.get(name)));
        PAGES.forEach((name, page) -> assertThat(page)
                .as(name)
                .contains("<html lang=\"fr\">", "<table class=\"parcours-table\"", "données simulées")
                .contains(
                        "La question",
                        "Les données",
                        "La méthode",
                        "Les résultats",
                        "Les limites",
                        "À vous",
                        "</html>"));
    }

    @Test
    void numbersInSentencesAreThoseOfTheResults() {
        try (Observatory observatory = Observatory.open(dataset)) {
            DurationResult.Curve curve = observatory
                    .cohort("Recevables")
                    .enteringAt(StepType.ELIGIBILITY, Outcome.FAVOURABLE)
                    .between("2007-01-01", "2009-12-31")
                    .asKnownAt("2010-1")
                    .timeTo(StepType.JURY)
                    .curves()
                    .get(0);
            String waiting = Numbers.percent(
                    curve.points().get(curve.points().size() - 1).waiting());
            assertThat(PAGES.get("04-durees-et-issues"))
                    .contains(Html.escape(
                            "jury en " + Numbers.decimal(curve.medianMonths().orElseThrow()) + " mois"))
                    .contains(waiting + " ne l");
        }
    }

    @Test
    void nothingFailedAndNumbersAreFrench() {
        PAGES.forEach((name, page) -> {
            assertThat(page.substring(page.indexOf("<body>")))
                    .as(name)
                    .doesNotContain("output_error", "output_stderr", "Exception", "Traceback");
            assertThat(Pattern.compile("\\d,\\d").matcher(page).find()).as(name).isTrue();
        });
        assertThat(PAGES.get("01-premiers-pas").split("<table class=\"parcours-table\"", -1))
                .hasSizeGreaterThan(6);
        assertThat(PAGES.get("01-premiers-pas").split("\"Graphique", -1)).hasSizeGreaterThan(4);
    }

    @Test
    void pagesNameNoMachineUserOrFolder() throws IOException {
        String host = InetAddress.getLocalHost().getHostName() + ":";
        PAGES.forEach((name, page) -> {
            assertThat(page)
                    .as(name)
                    .doesNotContain(
                            folder.toString(), System.getProperty("user.dir"), "/tmp/", System.getProperty("java.home"))
                    .doesNotContain(host);
            assertThat(Pattern.compile("\\b[0-9a-f]{32,}\\b").matcher(page).find())
                    .as(name)
                    .isFalse();
        });
    }

    @Test
    void pagesLoadNothing() {
        PAGES.forEach((name, page) ->
                assertThat(page).as(name).doesNotContain("<script", "src=\"http", "href=\"http", "@import"));
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
