package fr.parcours.engine.demo;

import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.intake.Delivery;
import fr.parcours.engine.intake.Intake;
import fr.parcours.engine.intake.IntakeReport;
import fr.parcours.engine.intake.LocalFolder;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Digests;
import fr.parcours.layout.PartitionKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The main job on simulated files: simulates the extracts of certifiers and takes them into a dataset. */
public final class Demo {

    private static final String KEY_ID = "demo";
    private static final int WORKERS = 2;

    private final Path folder;
    private final Simulator simulator;

    /**
     * Prepares a demo.
     *
     * @param folder folder that receives {@code extracts} and {@code observatory}
     * @param simulator the simulator
     */
    public Demo(Path folder, Simulator simulator) {
        this.folder = folder;
        this.simulator = simulator;
    }

    /**
     * Returns the folder of the dataset.
     *
     * @return a folder that may not exist yet
     */
    public Path dataset() {
        return folder.resolve("observatory");
    }

    /**
     * Simulates the extracts, replacing those of an earlier run.
     *
     * @param progress follows the work
     * @return what was written
     */
    public Simulation simulate(Progress progress) {
        return simulator.write(folder.resolve("extracts"), progress);
    }

    /**
     * Takes the extracts in, one partition after the other.
     *
     * @param simulation what was simulated
     * @param progress follows the work
     * @return one report per partition, in the order of their keys
     */
    public List<IntakeReport> takeIn(Simulation simulation, Progress progress) {
        Map<PartitionKey, List<Delivery>> partitions = new TreeMap<>();
        for (SimulatedExtract extract : simulation.extracts()) {
            PartitionKey key = new PartitionKey(extract.region(), extract.campaign());
            partitions
                    .computeIfAbsent(key, unused -> new ArrayList<>())
                    .add(new Delivery(
                            Specifications.read(extract.specification()), extract.asOf(), List.of(extract.path())));
        }
        Intake intake = new Intake(dataset(), Intake.DatasetOrigin.SIMULATED, key(), Progress.none());
        // A campaign is compared with the one before it, so those of a region follow each other.
        Map<String, Deque<Callable<IntakeReport>>> regions = new TreeMap<>();
        partitions.forEach((key, deliveries) -> regions.computeIfAbsent(key.region(), unused -> new ArrayDeque<>())
                .add(() -> {
                    IntakeReport report = intake.take(key, deliveries);
                    progress.advance(1);
                    return report;
                }));
        List<IntakeReport> reports = new ArrayList<>();
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            // The first one makes the dataset.
            reports.add(
                    workers.submit(regions.values().iterator().next().remove()).get());
            for (Future<List<IntakeReport>> region : workers.invokeAll(
                    regions.values().stream().map(Demo::inTurn).toList())) {
                reports.addAll(region.get());
            }
            return reports;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while taking extracts in.", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Callable<List<IntakeReport>> inTurn(Deque<Callable<IntakeReport>> tasks) {
        return () -> {
            List<IntakeReport> reports = new ArrayList<>();
            for (Callable<IntakeReport> task : tasks) {
                reports.add(task.call());
            }
            return reports;
        };
    }

    /** The key of simulated data protects nobody: anyone can compute it, so that everyone gets the same dataset. */
    private KeyFile key() {
        MessageDigest digest = Digests.sha256();
        digest.update("Parcours demo".getBytes(StandardCharsets.UTF_8));
        return KeyFile.openOrCreate(LocalFolder.of(dataset()).key(), KEY_ID, digest.digest());
    }
}
