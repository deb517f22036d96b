package fr.parcours.notebook.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.notebook.jupyter.StudyParameters.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyParametersTest {

    private static final String CELL = """
            var annee = 2008;        // l'année
            var du = "2007-01-01";   // de cette date ; ou plus tard
            var delai = months(24);
            var regions = new String[] {"82", "93;"};
            String titre = "deux \\"mots\\"";
            """;

    @TempDir
    private Path folder;

    private Path notebook;

    @BeforeEach
    void write() throws IOException {
        notebook = folder.resolve("essai.ipynb");
        Files.writeString(
                notebook,
                new ObjectMapper()
                        .writeValueAsString(Map.of(
                                "cells",
                                new Object[] {
                                    Map.of("cell_type", "markdown", "metadata", Map.of(), "source", "# Essai"),
                                    Map.of("cell_type", "code", "metadata", Map.of(), "source", "var autre = 1;"),
                                    Map.of(
                                            "cell_type",
                                            "code",
                                            "metadata",
                                            Map.of("tags", new String[] {"parameters"}),
                                            "source",
                                            CELL.split("(?<=\n)"))
                                },
                                "metadata",
                                Map.of())));
    }

    @Test
    void parametersAreWhatTheTaggedCellDeclares() {
        StudyParameters parameters = StudyParameters.read(notebook);
        assertThat(parameters.cell()).isEqualTo(2);
        assertThat(parameters.declared())
                .containsExactly(
                        new Parameter("annee", "2008", "l'année"),
                        new Parameter("du", "\"2007-01-01\"", "de cette date ; ou plus tard"),
                        new Parameter("delai", "months(24)", ""),
                        new Parameter("regions", "new String[] {\"82\", \"93;\"}", ""),
                        new Parameter("titre", "\"deux \\\"mots\\\"\"", ""));
    }

    @Test
    void valuesAreReplacedAndTextsAreQuoted() throws IOException {
        Path copy = folder.resolve("copie.ipynb");
        StudyParameters.read(notebook)
                .with(Map.of("annee", "2009", "du", "2008-01-01", "delai", "years(2)", "titre", "dit \"ainsi\""))
                .write(copy);
        assertThat(new ObjectMapper()
                        .readTree(copy.toFile())
                        .at("/cells/2/source")
                        .asText())
                .contains("var annee = 2009;        // l'année\n")
                .contains("var du = \"2008-01-01\";   // de cette date")
                .contains("var delai = years(2);")
                .contains("new String[] {\"82\", \"93;\"}")
                .contains("String titre = \"dit \\\"ainsi\\\"\";");
        assertThat(new ObjectMapper()
                        .readTree(copy.toFile())
                        .at("/cells/1/source")
                        .asText())
                .isEqualTo("var autre = 1;");
    }

    @Test
    void quotedTextsAreTakenAsTheyAre() {
        assertThat(StudyParameters.read(notebook)
                        .with(Map.of("du", "\"2008-01-01\""))
                        .declared()
                        .get(1)
                        .value())
                .isEqualTo("\"2008-01-01\"");
    }

    @Test
    void unknownParametersAreAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> StudyParameters.read(notebook).with(Map.of("an", "2009")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("« an »")
                .hasMessageContaining("annee=2008   l'année")
                .hasMessageContaining("delai=months(24)");
    }

    @Test
    void valuesThatAreMoreThanOneExpressionAreRefused() {
        for (String value : new String[] {"1; System.exit(0)", "", "1 // rien", "months(24", "24)"}) {
            assertThatThrownBy(() -> StudyParameters.read(notebook).with(Map.of("delai", value)))
                    .as(value)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("delai");
        }
    }

    @Test
    void everyStudyWithATaggedCellDeclaresParameters() throws IOException {
        for (Path study : Studies.copyTo(folder.resolve("studies"))) {
            boolean tagged = Files.readString(study).contains("\"parameters\"");
            assertThat(StudyParameters.read(study).declared().isEmpty())
                    .as(study.toString())
                    .isEqualTo(!tagged);
        }
    }

    @Test
    void studiesAreFoundByTheBeginningOfTheirName() {
        assertThat(Studies.find("08", folder.resolve("studies"))).hasFileName("08-tableau-de-bord-annuel.ipynb");
        assertThat(Studies.find("05-abandon", folder.resolve("studies"))).hasFileName("05-abandon.ipynb");
        assertThat(Studies.find(notebook.toString(), folder.resolve("studies"))).isEqualTo(notebook);
        assertThatThrownBy(() -> Studies.find("0", folder.resolve("studies")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("plusieurs");
        assertThatThrownBy(() -> Studies.find("abandon", folder.resolve("studies")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("05-abandon");
    }

    @Test
    void filesThatAreNoNotebooksAreRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("texte.ipynb"), "bonjour");
        assertThatThrownBy(() -> StudyParameters.read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("texte.ipynb");
    }
}
