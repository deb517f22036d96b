package fr.parcours.engine.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * What the simulator wrote.
 *
 * @param folder the folder of the extracts
 * @param truth the file that says what is true
 * @param seed start of the random streams
 * @param extracts the files, by region, campaign and certifier, then those of the France VAE portal
 * @param nominal a certifier's file with invented names, to try the anonymisation on
 */
public record Simulation(
        Path folder, Path truth, long seed, List<SimulatedExtract> extracts, SimulatedNominalFile nominal) {

    /** Copies the list. */
    public Simulation {
        extracts = List.copyOf(extracts);
    }
}
