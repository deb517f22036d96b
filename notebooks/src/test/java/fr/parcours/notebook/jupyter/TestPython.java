package fr.parcours.notebook.jupyter;

import fr.parcours.engine.progress.Progress;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The Python environment of the tests, kept between runs in the checkout. */
public final class TestPython {

    /** Where it is kept. */
    public static final Path FOLDER = Path.of("..", ".parcours", "venv");

    private TestPython() {}

    /**
     * Returns the environment; the test is skipped where there is no Python.
     *
     * @return an environment ready for use
     */
    public static PythonEnvironment environment() {
        Assumptions.assumeTrue(
                PythonEnvironment.systemPython().isPresent(), "Skipped: there is no python3 on this machine.");
        return PythonEnvironment.prepare(FOLDER, Progress.none());
    }
}
