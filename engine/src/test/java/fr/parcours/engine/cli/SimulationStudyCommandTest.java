package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulationStudyCommandTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        PrintWriter out = new PrintWriter(new OutputStreamWriter(printed, StandardCharsets.UTF_8));
        commandLine.setOut(out);
        commandLine.setErr(out);
        int code = commandLine.execute(arguments);
        out.flush();
        return code;
    }

    @Test
    void tellsOfEveryEstimatorInTheTableThatProgramsRead() {
        assertThat(run("simulation-study", "--samples", "2", "--format", "csv")).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("estimator,setting,quantity,truth,mean,kind,share,lower,upper,verdict")
                .contains("kaplan_meier_log,MONTHS,12,", "log_rank,", "cox_changing,", "contient la vérité", "indécis");
    }

    @Test
    void refusesAStudyWithoutSamples() {
        assertThat(run("simulation-study", "--samples", "0")).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("--samples 0", "au moins un échantillon");
    }
}
