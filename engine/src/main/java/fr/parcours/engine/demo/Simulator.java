package fr.parcours.engine.demo;

import fr.parcours.engine.demo.Parameters.Delivery;
import fr.parcours.engine.demo.Parameters.RegionParameters;
import fr.parcours.engine.demo.PortalParameters.PortalRegion;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Writes the files that certifiers and advice points of three regions would have sent in seven campaigns, and those of
 * the France VAE portal after the reform of 2023, with errors in them, and says what is true. Nothing in them is real;
 * the same seed gives the same bytes.
 *
 * <p>Immutable and thread-safe.
 */
public final class Simulator {

    /** Mean length of a month. */
    static final double DAYS_PER_MONTH = 30.4375;

    private static final Texts TEXTS = Texts.of(Simulator.class);

    private final Parameters parameters;

    private Simulator(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Returns the simulator of the demonstration: the size and the figures of Rhône-Alpes, Provence-Alpes-Côte d'Azur
     * and Haute-Normandie in 2007-2009.
     *
     * @return a simulator
     */
    public static Simulator defaults() {
        return new Simulator(Parameters.defaults());
    }

    static Simulator of(Parameters parameters) {
        return new Simulator(parameters);
    }

    /**
     * Returns a simulator of other persons.
     *
     * @param seed any number
     * @return a simulator
     */
    public Simulator withSeed(long seed) {
        return new Simulator(parameters.withSeed(seed));
    }

    /**
     * Returns a simulator of more or fewer journeys.
     *
     * @param scale size relative to the real one, above zero
     * @return a simulator
     * @throws InvalidInputException if the scale is not above zero
     */
    public Simulator withScale(double scale) {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new InvalidInputException(TEXTS.format("scale", scale));
        }
        return new Simulator(parameters.withScale(scale));
    }

    /**
     * Writes the extracts as {@code <region>/<campaign>/<file>} and the truth as {@code truth.json}. Files of the same
     * names are replaced; a certifier without journeys sends no file. The file with invented names is apart, in
     * {@code nominatif}.
     *
     * @param folder where to write, created if needed
     * @param progress who follows
     * @return what was written
     * @throws UncheckedIOException if a file cannot be written
     */
    public Simulation write(Path folder, Progress progress) {
        List<SimulatedExtract> extracts = new ArrayList<>();
        Map<String, Truth.RegionTruth> regions = new TreeMap<>();
        Map<String, PortalCounts.RegionTruth> portal = new TreeMap<>();
        Map<String, List<Candidate>> veterans = new TreeMap<>();
        Optional<SimulatedNominalFile> nominal = Optional.empty();
        progress.start(
                TEXTS.format("task"),
                (long) parameters.regions().size()
                                * parameters.deliveries().size()
                                * ExtractShape.all().size()
                        + (long) parameters.portal().regions().size()
                                * parameters.portal().deliveries().size());
        try {
            for (RegionParameters region : parameters.regions()) {
                Population population = Population.of(parameters, region);
                Delivered delivered = new Delivered();
                for (Delivery delivery : parameters.deliveries()) {
                    for (ExtractShape shape : ExtractShape.all()) {
                        extract(folder, population, delivery, shape, delivered).ifPresent(extracts::add);
                        progress.advance(1);
                    }
                }
                regions.put(region.region(), truth(population, delivered));
                veterans.put(region.region(), veterans(population));
                if (nominal.isEmpty()) {
                    nominal = Optional.of(nominal(population, folder));
                }
            }
            for (PortalRegion region : parameters.portal().regions()) {
                PortalExtracts files =
                        new PortalExtracts(parameters, region, veterans.getOrDefault(region.before(), List.of()));
                for (Delivery delivery : parameters.portal().deliveries()) {
                    files.write(delivery, folder).ifPresent(extracts::add);
                    progress.advance(1);
                }
                portal.put(region.region(), files.truth());
            }
            Path truth = folder.resolve("truth.json");
            new Truth(
                            "DONNÉES SIMULÉES",
                            parameters.seed(),
                            parameters,
                            extracts.stream()
                                    .map(extract -> Truth.ExtractTruth.of(extract, folder))
                                    .toList(),
                            regions,
                            Truth.NominalTruth.of(nominal.orElseThrow(), folder),
                            portal)
                    .write(truth);
            return new Simulation(folder, truth, parameters.seed(), extracts, nominal.orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            progress.end();
        }
    }

    private Optional<SimulatedExtract> extract(
            Path folder, Population population, Delivery delivery, ExtractShape shape, Delivered delivered)
            throws IOException {
        List<SourceRow> clean = shape.rows(population.of(shape.certifier()), delivery.asOf());
        if (clean.isEmpty()) {
            return Optional.empty();
        }
        String region = population.region().region();
        RandomGenerator random = new RandomStreams(parameters.seed())
                .stream(region, shape.certifier(), "dirt", delivery.campaign().toString());
        List<SourceRow> rows = new DirtInjector(shape, delivery.asOf(), random).inject(clean, parameters.dirt());
        Path file =
                folder.resolve(region).resolve(delivery.campaign().toString()).resolve(shape.fileName());
        Files.createDirectories(file.getParent());
        shape.format().write(shape, rows, delivery.asOf(), file);
        delivered.add(rows);

        Map<String, Integer> dirt = new TreeMap<>();
        rows.forEach(row -> row.dirt().ifPresent(kind -> dirt.merge(kind.reason(), 1, Integer::sum)));
        int rejected = dirt.values().stream().mapToInt(Integer::intValue).sum();
        return Optional.of(new SimulatedExtract(
                region,
                delivery.campaign(),
                delivery.asOf(),
                shape.specification(),
                file,
                rows.size(),
                rows.size() - rejected,
                rejected,
                dirt));
    }

    /** The first region's Éducation nationale at the last campaign. */
    private SimulatedNominalFile nominal(Population population, Path folder) throws IOException {
        Delivery last = parameters.deliveries().get(parameters.deliveries().size() - 1);
        return new NominalFile(parameters.seed()).write(population, last, folder);
    }

    /** Some of those who were young enough to come back after the reform. */
    private static List<Candidate> veterans(Population population) {
        return population
                .journeys()
                .filter(life -> life.sequence() % 20 == 0)
                .map(Life::candidate)
                .filter(candidate -> candidate.birthYear() >= 1966)
                .toList();
    }

    private Truth.RegionTruth truth(Population population, Delivered delivered) {
        List<Counts.Known> happened = population.byCertifier().values().stream()
                .flatMap(List::stream)
                .filter(life -> !life.events().get(0).date().isAfter(parameters.lastAsOf()))
                .map(life -> new Counts.Known(life, life.knownAt(parameters.lastAsOf())))
                .toList();
        return new Truth.RegionTruth(
                delivered.counts(),
                Counts.of(happened),
                Model.of(population.journeys().toList()));
    }
}
