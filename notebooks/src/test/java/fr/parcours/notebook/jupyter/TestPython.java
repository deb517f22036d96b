package fr.parcours.notebook.jupyter;

import fr.parcours.engine.progress.Progress;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The Python environment of the tests, kept between runs in the checkout. */
final class TestPython {

    private TestPython() {}

    static PythonEnvironment environment() {
        Assumptions.assumeTrue(
                PythonEnvironment.systemPython().isPresent(), "Skipped: there is no python3 on this machine.");
        return PythonEnvironment.prepare(Path.of("..", ".parcours", "venv"), Progress.none());
    }
}
