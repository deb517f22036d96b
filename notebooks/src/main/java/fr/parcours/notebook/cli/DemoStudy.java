package fr.parcours.notebook.cli;

import fr.parcours.engine.demo.StudyRunner;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.notebook.jupyter.NotebookRunner;
import fr.parcours.notebook.jupyter.PythonEnvironment;
import fr.parcours.notebook.jupyter.Studies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Runs the first study to a page for {@code parcours demo}. */
public final class DemoStudy implements StudyRunner {

    private static final String STUDY = "01-premiers-pas";
    private static final Duration CELL_TIMEOUT = Duration.ofMinutes(10);

    /** Creates the runner. */
    public DemoStudy() {}

    @Override
    public Optional<Path> run(Path dataset, Path outputFolder, Progress progress) {
        PythonEnvironment python;
        try {
            python = PythonEnvironment.prepare(PythonEnvironment.defaultFolder(), progress);
        } catch (InvalidInputException e) {
            // Without Python the rest of the demo is still worth having.
            System.err.println(e.getMessage());
            return Optional.empty();
        }
        try {
            Path folder = Files.createTempDirectory("parcours-study");
            try {
                Path study = Studies.copyTo(folder).stream()
                        .filter(path -> path.getFileName().toString().startsWith(STUDY))
                        .findFirst()
                        .orElseThrow();
                Path page = outputFolder.resolve(STUDY + ".html");
                new NotebookRunner(python, CELL_TIMEOUT).run(study, Optional.of(dataset), page, progress);
                return Optional.of(page);
            } finally {
                Studies.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
