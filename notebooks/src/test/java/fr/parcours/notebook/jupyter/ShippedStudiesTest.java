package fr.parcours.notebook.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedStudiesTest {

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("notebooks"));
    }

    @Test
    void aCopyThatWasOnlyRunIsRenewedWithTheProgram() throws IOException {
        Path copy = copy(notebook("1 + 1", ""));
        Files.writeString(copy, notebook("1 + 1", "\"2\""));
        copy(notebook("1 + 2", ""));
        assertThat(copy).hasContent(notebook("1 + 2", ""));
        copy(notebook("1 + 3", ""));
        assertThat(copy).hasContent(notebook("1 + 3", ""));
    }

    @Test
    void aCopyThatTheUserChangedStays() throws IOException {
        Path copy = copy(notebook("1 + 1", ""));
        Files.writeString(copy, notebook("40 + 2", ""));
        copy(notebook("1 + 2", ""));
        assertThat(copy).hasContent(notebook("40 + 2", ""));
    }

    @Test
    void whatIsShownStaysAsLongAsTheProgramShipsTheSame() throws IOException {
        Path copy = copy(notebook("1 + 1", ""));
        Files.writeString(copy, notebook("1 + 1", "\"2\""));
        copy(notebook("1 + 1", ""));
        assertThat(copy).hasContent(notebook("1 + 1", "\"2\""));
    }

    @Test
    void whatIsNotKnownToBeShippedStays() throws IOException {
        Path copy = folder.resolve("01.ipynb");
        Files.writeString(copy, "not a notebook");
        copy(notebook("1 + 1", ""));
        assertThat(copy).hasContent("not a notebook");
        Files.writeString(folder.resolve(".shipped.json"), "damaged");
        copy(notebook("1 + 2", ""));
        assertThat(copy).hasContent("not a notebook");
    }

    @Test
    void aCopyThatTheUserDeletedComesBack() throws IOException {
        Path copy = copy(notebook("1 + 1", ""));
        Files.delete(copy);
        copy(notebook("1 + 1", ""));
        assertThat(copy).hasContent(notebook("1 + 1", ""));
    }

    /** What a version of the program does that ships a notebook. */
    private Path copy(String notebook) throws IOException {
        Path study = temporary.resolve("01.ipynb");
        Files.writeString(study, notebook);
        return new ShippedStudies(folder).copy(study);
    }

    private static String notebook(String source, String output) {
        return "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"" + source + "\"], \"outputs\": [" + output
                + "]}]}";
    }
}
