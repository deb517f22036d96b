package fr.parcours.notebook.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parcours.notebook.SharedDemo;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kernels that follow each other or run beside each other, in a real Jupyter client. */
class KernelSessionsTest {

    private static JsonNode seen;

    @BeforeAll
    static void drive(@TempDir Path folder) throws Exception {
        JupyterScript jupyter = new JupyterScript(folder);
        KernelSpec.write(
                jupyter.data(),
                Map.of("PARCOURS_DATASET", SharedDemo.dataset().toAbsolutePath().toString()));
        seen = jupyter.run("sessions_check.py").seen();
    }

    @Test
    void restartForgetsVariablesAndAnswers() {
        JsonNode restart = seen.path("restart");
        assertThat(restart.at("/defined/result/text~1plain").asText()).isEqualTo("42");
        assertThat(restart.at("/forgotten/status").asText()).isEqualTo("error");
        assertThat(restart.at("/answer/result/text~1plain").asText()).isEqualTo("2");
    }

    @Test
    void restartLeavesNoProcessBehind() {
        assertThat(seen.at("/restart/other_process").asBoolean()).isTrue();
        assertThat(seen.at("/restart/left").asBoolean(true)).isFalse();
    }

    @Test
    void twoNotebooksAskOneDatasetAtTheSameTime() {
        JsonNode one = seen.at("/both/0");
        JsonNode other = seen.at("/both/1");
        assertThat(Math.max(one.path("busy").asDouble(), other.path("busy").asDouble()))
                .isLessThan(
                        Math.min(one.path("idle").asDouble(), other.path("idle").asDouble()));
        assertThat(one.at("/result/text~1html").asText())
                .contains("<caption>Délai")
                .isEqualTo(other.at("/result/text~1html").asText());
    }
}
