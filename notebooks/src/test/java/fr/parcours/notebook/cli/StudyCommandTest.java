package fr.parcours.notebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.cli.Main;
import fr.parcours.notebook.SharedDemo;
import fr.parcours.notebook.jupyter.TestPython;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command runs a notebook in a real Jupyter on a small simulated dataset. */
class StudyCommandTest {

    @TempDir
    private static Path folder;

    private static Path notebook;
    private static Path dataset;

    @BeforeAll
    static void simulate() throws IOException {
        TestPython.environment();
        System.setProperty("parcours.venv", TestPython.FOLDER.toString());
        dataset = SharedDemo.dataset();
        notebook = folder.resolve("essai.ipynb");
        try (InputStream in = StudyCommandTest.class.getResourceAsStream("essai.ipynb")) {
            Files.copy(in, notebook);
        }
    }

    @AfterAll
    static void forget() {
        System.clearProperty("parcours.venv");
    }

    @Test
    void documentHasTheParametersGivenAndNamesNoMachineUserOrFolder() throws IOException {
        Path page = folder.resolve("essai.html");
        String said = study(0, page, "--param", "annee=2007", "--param", "strate=sex()");
        assertThat(said).contains("Document écrit");
        assertThat(page)
                .content()
                .contains("Recevables de 2007", "Femmes", "<th scope=\"row\">annee</th><td>2007</td>")
                .contains("parcours study essai.ipynb", "--param 'strate=sex()' -o essai.html")
                .doesNotContain("var annee", "<script", "Niveau 3")
                .doesNotContain(folder.toString(), dataset.getParent().toString())
                .doesNotContain(System.getProperty("user.dir"), System.getProperty("java.home"));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void parameterThatDoesNotFitIsNamedAndNothingIsWritten() throws IOException {
        Path page = folder.resolve("jamais.pdf");
        assertThat(study(2, page, "--param", "strate=sexe()")).contains("strate=sexe()", "ne convient pas");
        assertThat(page).doesNotExist();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsToldBeforeTheStudyRuns() {
        Path page = folder.resolve("jamais.html");
        assertThat(study(2, page, "--param", "an=2007")).contains("« an »", "annee=2008", "strate=level()");
        assertThat(study(2, page, "--param", "annee")).contains("NOM=VALEUR");
        assertThat(study(2, folder.resolve("absent").resolve("essai.html"))).contains("absent");
        assertThat(study(2, folder.resolve("essai.txt"))).contains(".docx");
        assertThat(run(2, "study", "99", dataset.toString(), "-o", page.toString()))
                .contains("« 99 »", "08-tableau-de-bord-annuel");
        assertThat(run(2, "study", "08", "nulle-part", "-o", page.toString())).contains("nulle-part");
        assertThat(page).doesNotExist();
    }

    private static String study(int expected, Path output, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("study", notebook.toString(), dataset.toString(), "-o", output.toString()));
        arguments.addAll(List.of(options));
        return run(expected, arguments.toArray(String[]::new));
    }

    private static String run(int expected, String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int exit = Main.run(arguments);
            assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static List<Path> leftovers() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }
}
