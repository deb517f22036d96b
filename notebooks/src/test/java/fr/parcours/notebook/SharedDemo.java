package fr.parcours.notebook;

import fr.parcours.engine.demo.Demo;
import fr.parcours.engine.demo.Simulator;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small simulated dataset, made once for all tests that only read it. */
public final class SharedDemo {

    private static final double SCALE = 0.05;
    private static Path dataset;

    private SharedDemo() {}

    /**
     * Returns the dataset.
     *
     * @return its folder, deleted when the tests have ended
     * @throws IOException if it cannot be written
     */
    public static synchronized Path dataset() throws IOException {
        if (dataset == null) {
            Path folder = Files.createTempDirectory("parcours-demo");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    FolderTree.delete(folder);
                } catch (IOException e) {
                    folder.toFile().deleteOnExit();
                }
            }));
            Demo demo = new Demo(folder, Simulator.defaults().withScale(SCALE));
            demo.takeIn(demo.simulate(Progress.none()), Progress.none());
            dataset = demo.dataset();
        }
        return dataset;
    }
}
