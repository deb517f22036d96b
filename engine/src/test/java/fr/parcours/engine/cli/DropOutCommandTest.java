package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.SmallDemo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DropOutCommandTest {

    /** The example of {@code docs/guide/abandon.md}. */
    private static final Path PUBLISHED = Path.of("../docs/guide/publie/rhone-alpes-2007-2009.csv");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void allDefinitionsAreGivenUnlessAnotherQuestionIsAsked() {
        assertThat(run("dropout", "--entered", "2008", "--format", "csv")).isZero();
        assertThat(out.toString().lines().map(line -> line.split(",", 2)[0]))
                .containsExactly("definition", "declared", "lapsed", "presumed", "stock");
    }

    @Test
    void horizonsMomentAndReasonsAreQuestionsOfTheirOwn() {
        assertThat(run("dropout", "--by-horizon", "--horizons", "18,12", "--format", "csv"))
                .isZero();
        assertThat(out.toString().lines().map(line -> line.split(",", 2)[0])).containsExactly("months", "12.0", "18.0");

        String asked = out.toString();
        assertThat(run("dropout", "--horizons", "18,12", "--format", "csv")).isZero();
        assertThat(out.toString()).isEqualTo(asked.repeat(2));

        assertThat(run("dropout", "--moment", "--horizon", "18")).isZero();
        assertThat(out.toString())
                .contains("Moment de l'abandon", "sans jury après 18 mois", "Décision de recevabilité");

        assertThat(run("dropout", "--reasons")).isZero();
        assertThat(out.toString()).contains("Motifs d'abandon", "Manque de temps");
    }

    @Test
    void onlyOneQuestionIsAskedAtATime() {
        assertThat(run("dropout", "--moment", "--reasons")).isEqualTo(2);
    }

    @Test
    void anyAnalysisIsComparedWithAPublishedTable() throws IOException {
        assertThat(run("flow", "--where", "region=82", "--compare", PUBLISHED.toString(), "--format", "csv"))
                .isZero();
        List<String> rows = out.toString().lines().toList();
        // Ten stages, and no published line without its stage.
        assertThat(rows).hasSize(11);
        assertThat(rows)
                .filteredOn(row -> row.contains("PRAO et Direccte 2011"))
                .hasSize(5);

        Path saved = folder.resolve("écarts.csv");
        Path published = Files.writeString(folder.resolve("p.csv"), "definition,rate\nstock,0.25\n");
        assertThat(run("dropout", "--compare", published.toString(), "-o", saved.toString()))
                .isZero();
        assertThat(Files.readAllLines(saved).get(0)).contains("rate_published", "rate_covered");
    }

    @Test
    void aPublishedTableOfAnotherResultIsRefused() {
        assertThat(run("dropout", "--compare", PUBLISHED.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("rhone-alpes-2007-2009.csv", "« stage »", "definition");
    }

    @Test
    void aPublishedTableThatCannotBeReadIsToldBeforeTheDatasetIsAsked() {
        String absent = folder.resolve("absent.csv").toString();
        int exit = commandLine().execute("flow", folder.resolve("no-dataset").toString(), "--compare", absent);
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("absent.csv").doesNotContain("no-dataset");
    }

    private int run(String command, String... options) {
        String[] arguments = Stream.concat(
                        Stream.of(command, SmallDemo.get().dataset().toString()), Stream.of(options))
                .toArray(String[]::new);
        return commandLine().execute(arguments);
    }

    private CommandLine commandLine() {
        return Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }
}
