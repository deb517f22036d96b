package fr.parcours.engine;

import fr.parcours.engine.demo.Demo;
import fr.parcours.engine.demo.Simulation;
import fr.parcours.engine.demo.Simulator;
import fr.parcours.engine.intake.IntakeReport;
import fr.parcours.engine.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small simulated dataset, made once for all the tests that only read it. */
public record SmallDemo(Path folder, Path dataset, Simulation simulation, List<IntakeReport> reports) {

    private static final double SCALE = 0.04;
    private static SmallDemo instance;

    public static synchronized SmallDemo get() {
        if (instance == null) {
            try {
                instance = make(Files.createTempDirectory(Path.of("target"), "small-demo-"), 1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return instance;
    }

    public static SmallDemo make(Path folder, long seed) {
        Demo demo = new Demo(folder, Simulator.defaults().withSeed(seed).withScale(SCALE));
        Simulation simulation = demo.simulate(Progress.none());
        return new SmallDemo(folder, demo.dataset(), simulation, demo.takeIn(simulation, Progress.none()));
    }
}
