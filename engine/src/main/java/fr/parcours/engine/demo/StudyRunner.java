package fr.parcours.engine.demo;

import fr.parcours.engine.progress.Progress;
import java.nio.file.Path;
import java.util.Optional;

/** Runs the study of the demo; brought by the notebooks and found by {@link java.util.ServiceLoader}. */
public interface StudyRunner {

    /**
     * Runs the study on a dataset.
     *
     * @param dataset folder of the dataset
     * @param outputFolder where to write the page
     * @param progress follows the work
     * @return the page, empty if this machine lacks what it needs; the reason was then told to the user
     */
    Optional<Path> run(Path dataset, Path outputFolder, Progress progress);
}
