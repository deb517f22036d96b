package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.SmallDemo;
import fr.parcours.engine.demo.SelectedSupport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
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
    void theHelpNamesTheKindsOfModels() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("logistic, cox, fine-gray, discrete", "--merge", "--censored-within");
    }

    @Test
    void aLogisticModelExplainsAnEventByAHorizon() {
        assertThat(run("--event", "JURY:FULL", "--horizon", "18", "--by", "sex,level,employment_status"))
                .isZero();
        assertThat(out.toString()).contains("18 mois au plus après l'entrée", "Écart brut");
    }

    @Test
    void theEffectOfSupportStandsBesideTheNaiveDifference() {
        SelectedSupport selected = SelectedSupport.get();
        String options = "--entered 2007..2009 --event JURY --horizon 36"
                + " --by support,employment_status,education_level,age_band,certifier"
                + " --merge support=CERTIFIER:OTHER --reference support=NONE --format csv";
        assertThat(runOn(selected.dataset(), options.split(" "))).isZero();
        List<String> lines = out.toString().lines().toList();
        List<String> columns = List.of(lines.get(0).split(","));
        String[] cells = lines.stream()
                .filter(line -> line.startsWith("support,") && line.contains("CERTIFIER:OTHER"))
                .findFirst()
                .orElseThrow()
                .split(",");
        double upper = Double.parseDouble(cells[columns.indexOf("marginal_upper")]);
        assertThat(selected.truth("juryTrueDifference"))
                .isBetween(Double.parseDouble(cells[columns.indexOf("marginal_lower")]), upper);
        assertThat(Double.parseDouble(cells[columns.indexOf("crude_difference")]))
                .isGreaterThan(upper);
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
        return runOn(SmallDemo.get().dataset(), options);
    }

    private int runOn(Path dataset, String... options) {
        String[] arguments = Stream.concat(Stream.of("model", dataset.toString()), Stream.of(options))
                .toArray(String[]::new);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
