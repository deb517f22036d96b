package fr.parcours.notebook.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stand-ins for python3 are shell scripts.")
class PythonEnvironmentTest {

    @TempDir
    private Path folder;

    @AfterEach
    void forgetPython() {
        System.clearProperty("parcours.python");
    }

    @Test
    void missingPythonIsToldWithWhatToInstall() {
        System.setProperty("parcours.python", folder.resolve("no-python").toString());
        assertThatThrownBy(this::prepare)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Python 3.10 ou plus récent")
                .hasMessageContaining("apt install python3");
    }

    @Test
    void oldPythonIsToldWithItsVersion() throws IOException {
        python("if [ \"$1\" = -c ]; then echo 3.7; exit 3; fi");
        assertThatThrownBy(this::prepare).hasMessageContaining("version 3.7");
    }

    @Test
    void missingVenvModuleIsNamed() throws IOException {
        python("if [ \"$2\" = venv ]; then echo 'No module named venv'; exit 1; fi");
        assertThatThrownBy(this::prepare)
                .hasMessageContaining("python3-venv")
                .hasMessageContaining("No module named venv");
    }

    @Test
    void pipIsTriedAgainWithItsDefaultsThenToldToTheUser() throws IOException {
        pythonWhosePip("echo pip $@ >> '" + folder.resolve("calls") + "'; echo 'No matching distribution'; exit 1");
        assertThatThrownBy(this::prepare)
                .hasMessageContaining("index de paquets")
                .hasMessageContaining("No matching distribution");
        List<String> calls = Files.readAllLines(folder.resolve("calls"));
        assertThat(calls).hasSize(2);
        assertThat(calls.get(0)).contains("--retries 0");
        assertThat(calls.get(1)).doesNotContain("--retries");
    }

    @Test
    void halfMadeEnvironmentIsMadeAgainAndAReadyOneIsKept() throws IOException {
        pythonWhosePip("exit 1");
        assertThatThrownBy(this::prepare).isInstanceOf(InvalidInputException.class);
        Path leftover = environmentFolder().resolve("leftover");
        Files.writeString(leftover, "");
        pythonWhosePip("exit 0");
        Path python = prepare().python();
        assertThat(python).exists();
        assertThat(leftover).doesNotExist();
        System.setProperty("parcours.python", folder.resolve("no-python").toString());
        assertThat(prepare().python()).isEqualTo(python);
    }

    private PythonEnvironment prepare() {
        return PythonEnvironment.prepare(folder.resolve("venvs"), Progress.none());
    }

    private Path environmentFolder() throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve("venvs"))) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /** Makes a stand-in that makes environments whose own Python, asked for pip, runs the given commands. */
    private void pythonWhosePip(String pip) throws IOException {
        python("if [ \"$2\" = venv ]; then mkdir -p \"$3/bin\"; printf '#!/bin/sh\\n%s\\n' \"" + pip.replace("$", "\\$")
                + "\" > \"$3/bin/python\"; chmod +x \"$3/bin/python\"; fi");
    }

    private void python(String body) throws IOException {
        Path python = folder.resolve("python");
        Files.writeString(python, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty("parcours.python", python.toString());
    }
}
