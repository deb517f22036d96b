package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.SmallDemo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyKindOfModelIsFittedAndSaysItsMethod() {
        assertThat(run("--by", "sex,level,employment_status")).isZero();
        assertThat(out.toString()).contains("Qui abandonne ?", "Rapport de cotes", "Effet marginal moyen");
        assertThat(run("--method", "cox", "--event", "JURY", "--by", "sex,level", "--cluster", "person"))
                .isZero();
        assertThat(out.toString())
                .contains("Modèle de Cox du délai", "même personne", "Sexe : un effet ?", "constant dans le temps ?");
        assertThat(run("--method", "fine-gray", "--event", "full", "--by", "sex,level"))
                .isZero();
        assertThat(out.toString()).contains("Fine et Gray", "Validation totale");
        assertThat(run("--method", "discrete", "--event", "left", "--period", "6", "--by", "sex,level"))
                .isZero();
        assertThat(out.toString()).contains("périodes de 6 mois");
    }

    @Test
    void termsAreReadFromTheOptions() {
        assertThat(run(
                        "--method",
                        "cox",
                        "--event",
                        "JURY:FULL",
                        "--by",
                        "sex,employment_status",
                        "--cross",
                        "sex:employment_status",
                        "--reference",
                        "sex=M",
                        "--within",
                        "certifier",
                        "--changing-at",
                        "SUPPORT_START",
                        "--format",
                        "csv"))
                .isZero();
        assertThat(out.toString()).contains("sex,Sexe,M,Hommes,").contains("sex:employment_status,", "phase,");
    }

    @Test
    void whatIsMissingOrMalformedIsSaidWithWhatToWrite() {
        assertRefused("--event", "--method", "cox", "--by", "sex");
        assertRefused("--merge support=", "--by", "support", "--merge", "support");
        assertRefused("--cross sex:level", "--by", "sex,level", "--cross", "sex");
        assertRefused("--reference level=5", "--by", "sex,level", "--reference", "level");
        assertRefused("--by", "--method", "cox", "--event", "JURY");
    }

    private void assertRefused(String said, String... arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(said);
    }

    private int run(String... options) {
        String[] arguments = Stream.concat(
                        Stream.of("model", SmallDemo.get().dataset().toString()), Stream.of(options))
                .toArray(String[]::new);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
