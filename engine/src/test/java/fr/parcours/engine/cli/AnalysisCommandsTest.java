package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.SmallDemo;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the commands that follow a cohort through time print. */
class AnalysisCommandsTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private String run(int expected, String command, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of(command, SmallDemo.get().dataset().toString()));
        arguments.addAll(List.of(options));
        CommandLine commandLine = Main.commandLine();
        PrintWriter out = new PrintWriter(new OutputStreamWriter(printed, StandardCharsets.UTF_8));
        commandLine.setOut(out);
        commandLine.setErr(out);
        printed.reset();
        assertThat(commandLine.execute(arguments.toArray(String[]::new))).isEqualTo(expected);
        out.flush();
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void durationsTakeIntervalsQuantilesMeansAndTests() {
        assertThat(run(0, "duration", "--by", "sex"))
                .contains("Les groupes diffèrent-ils ?", "Log-rank", "Médiane (mois)");
        assertThat(run(
                        0,
                        "duration",
                        "--by",
                        "sex",
                        "--interval",
                        "log-log",
                        "--quantiles",
                        "0.1,0.9",
                        "--mean",
                        "12",
                        "--test",
                        "rho=0.5",
                        "--test-strata",
                        "certifier,level"))
                .contains("10 % l'ont atteinte", "Moyenne jusqu'à 12 mois")
                .contains("Fleming-Harrington", "à valeur égale de : Certificateur, Niveau visé");
        assertThat(run(0, "duration", "--by", "sex", "--test", "gehan", "--format", "json"))
                .contains("\"test\" : \"gehan\"");
        assertThat(run(2, "duration", "--interval", "arcsin")).contains("arcsin", "log-log");
        assertThat(run(2, "duration", "--test", "rho=beaucoup")).contains("rho=0.5");
    }

    @Test
    void hazardsTakeCutsAndKindsOfInterval() {
        assertThat(run(0, "hazard", "--cuts", "6,12", "--interval", "normal")).contains("Risque mensuel", "Par mois");
        assertThat(run(2, "hazard", "--cuts", "12,6")).contains("12 puis 6");
    }

    @Test
    void stepsTakeWhatDividesTheWay() {
        assertThat(run(0, "steps", "--entry", "APPLICATION", "--through", "ELIGIBILITY,DOSSIER"))
                .contains("dépôt du livret 1 → décision de recevabilité", "Ensemble : ")
                .doesNotContain("accompagnement");
        assertThat(run(2, "steps", "--through", "EXPIRY")).contains("EXPIRY");
    }

    @Test
    void occupationTakesHorizons() {
        assertThat(run(0, "occupation", "--horizons", "18,6", "--format", "csv"))
                .startsWith("months,state,state_label,probability")
                .contains("6.0,open,", "18.0,full,");
    }

    @Test
    void outcomesShowTheTestOfGrayBetweenGroups() {
        assertThat(run(0, "outcomes", "--by", "sex")).contains("Gray : Validation totale", "Degrés de liberté");
    }

    @Test
    void studiesAreListedAndForgotten() {
        run(0, "flow", "--by", "sex", "--study", "essai");
        assertThat(run(0, "studies")).isEqualToIgnoringNewLines("essai");
        assertThat(run(0, "studies", "--forget", "essai")).contains("Étude essai oubliée");
        assertThat(run(0, "studies")).contains("Aucune étude", "--study NOM");
    }
}
