package fr.parcours.notebook.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.notebook.SharedDemo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study in a kernel that is not ours, set up as the guide says. */
class OtherKernelTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide", "etudes-et-rapports.md");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How the script ends when the other kernel fails at its start, which is not ours to mend. */
    private static final int MUTE = 3;

    private static JsonNode shown;

    @BeforeAll
    static void run(@TempDir Path folder) throws Exception {
        JupyterScript jupyter = new JupyterScript(folder);
        Path spec = jupyter.data().resolve("kernels").resolve("other").resolve("kernel.json");
        Files.createDirectories(spec.getParent());
        Files.writeString(spec, ofThisMachine(fromGuide("json")));
        Path cells = folder.resolve("cells.json");
        JSON.writeValue(
                cells.toFile(),
                List.of(
                        fromGuide("java"),
                        """
                        var cohort = dataset().cohort("Recevables")
                            .enteringAt(ELIGIBILITY, FAVOURABLE)
                            .between("2007-01-01", "2009-12-31")
                            .asKnownAt("2010-1");
                        cohort.timeTo(JURY)""",
                        "table(cohort.attrition())",
                        "org.rapaio.jupyter.kernel.global.Global.display(text(\"soit %s\", percent(0.5)));",
                        "cohort.unknown()"));
        JupyterScript.Ending ending = jupyter.run("other_kernel_check.py", "other", cells.toString());
        assumeThat(ending.exit()).as("the other kernel never answered").isNotEqualTo(MUTE);
        shown = ending.seen();
    }

    @Test
    void cellOfTheGuideImportsWhatStudiesNeed() {
        assertThat(shown.path(0).asText()).isEqualTo("ok");
    }

    @Test
    void resultsAreShownAsTablesAndCharts() {
        assertThat(shown.at("/1/0/text~1html").asText()).contains("<caption>Délai", "class=\"parcours-table\"", "<svg");
        assertThat(shown.at("/1/0/text~1plain").asText()).contains("Médiane").doesNotContain("<");
    }

    @Test
    void tablesAndSentencesAreShownToo() {
        assertThat(shown.at("/2/0/text~1html").asText()).contains("class=\"parcours-table\"");
        assertThat(shown.at("/3/0/text~1html").asText()).contains("<p>soit 50,0");
    }

    @Test
    void errorsAreTold() {
        assertThat(shown.at("/4/0/error").asText()).contains("unknown");
    }

    /** The first block of a language in the section about other kernels. */
    private static String fromGuide(String language) throws IOException {
        String guide = Files.readString(GUIDE);
        Matcher block = Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(guide.substring(guide.indexOf("## Employer un autre noyau Java")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    /** Puts the paths of this machine in the place of those of the guide. */
    private static String ofThisMachine(String spec) throws IOException {
        String rapaio = System.getProperty("parcours.rapaio");
        Map<String, String> paths = Map.of(
                "\"java\",\n",
                        JSON.writeValueAsString(Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()) + ",\n",
                "/chemin/de/rapaio-jupyter-kernel-3.0.1.jar:/chemin/de/parcours/notebooks/target/runtime/lib/*",
                        rapaio + File.pathSeparator + System.getProperty("java.class.path"),
                "/chemin/du/jeu-de-données",
                        SharedDemo.dataset().toAbsolutePath().toString());
        String here = spec;
        for (Map.Entry<String, String> path : paths.entrySet()) {
            assertThat(here).contains(path.getKey());
            here = here.replace(path.getKey(), path.getValue());
        }
        return here;
    }
}
