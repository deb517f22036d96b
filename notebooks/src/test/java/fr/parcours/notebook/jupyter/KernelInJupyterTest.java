package fr.parcours.notebook.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel seen from a real Jupyter client: one session, looked at from several sides. */
class KernelInJupyterTest {

    private static JsonNode seen;

    @BeforeAll
    static void drive(@TempDir Path folder) throws Exception {
        JupyterScript jupyter = new JupyterScript(folder);
        KernelSpec.write(jupyter.data(), Map.of());
        seen = jupyter.run("kernel_check.py").seen();
    }

    @Test
    void lastExpressionIsTheResult() {
        assertThat(seen.at("/value/results/0/text~1plain").asText()).isEqualTo("21");
    }

    @Test
    void noOutputIsLost() {
        assertThat(seen.at("/lines/streams").asText().lines())
                .hasSize(20_000)
                .last()
                .isEqualTo("ligne é 19999");
        assertThat(seen.at("/order/streams").asText()).isEqualTo("un deux trois");
    }

    @Test
    void errorsShowTheLineAndNoStack() {
        assertThat(seen.at("/error/status").asText()).isEqualTo("error");
        assertThat(seen.at("/error/errors/0").asText()).startsWith("Ligne 2 : ").doesNotContain("\tat ");
    }

    @Test
    void showDisplaysInTheMiddleOfACell() {
        assertThat(seen.at("/shown/results"))
                .extracting(result -> result.path("text/plain").asText())
                .containsExactly("avant", "2");
    }

    @Test
    void whatCannotBeComputedIsToldAndTheCellGoesOn() {
        assertThat(seen.at("/impossible/results"))
                .extracting(result -> result.path("text/plain").asText())
                .containsExactly(
                        "Ce résultat ne peut pas être calculé avec ces paramètres. Trop peu de parcours.", "true");
    }

    @Test
    void namesAreCompleted() {
        assertThat(StreamSupport.stream(seen.path("complete").spliterator(), false)
                        .map(JsonNode::asText))
                .contains("length()");
    }

    @Test
    void documentationIsShownAsAPageAndAsText() {
        assertThat(seen.at("/inspect/found").asBoolean()).isTrue();
        assertThat(seen.at("/inspect/data/text~1html").asText())
                .contains("<code>fr.parcours.engine.Cohort</code>", "The journeys followed by a study.");
        assertThat(seen.at("/inspect/data/text~1plain").asText())
                .startsWith("fr.parcours.engine.Cohort\n\nThe journeys followed by a study.");
    }

    @Test
    void endlessCellIsInterruptedAndTheSessionGoesOn() {
        assertThat(seen.at("/interrupted/status").asText()).isEqualTo("error");
        assertThat(seen.at("/interrupted/message").asText()).isEqualTo("Cellule interrompue.");
        assertThat(seen.at("/after/results/0/text~1plain").asText()).isEqualTo("20");
    }

    @Test
    void cellsSentBeforeAFailureDoNotRun() {
        assertThat(seen.at("/queued/failing").asText()).isEqualTo("error");
        assertThat(seen.at("/queued/following").asText()).isEqualTo("error");
        assertThat(seen.at("/queued/later/0/text~1plain").asText()).isEqualTo("null");
    }

    @Test
    void kernelEndsOnRequestAndWithItsParent() {
        assertThat(seen.path("stopped").asBoolean()).isTrue();
        assertThat(seen.path("orphan_ended").asBoolean()).isTrue();
    }
}
