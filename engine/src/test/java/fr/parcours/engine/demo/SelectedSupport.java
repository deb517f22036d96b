package fr.parcours.engine.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Campaign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A simulated dataset for the effect of support, made once for all the tests that only read it: one region whose
 * favourable decisions of 2007 to 2009, those that the truth is about, are all followed for three years. Job seekers
 * and holders of diplomas go without support and give up more often than by default, so that some thousand journeys
 * tell the comparison of those with support and the others from its effect.
 *
 * @param dataset folder of the dataset
 * @param support what the simulator says of support
 */
public record SelectedSupport(Path dataset, JsonNode support) {

    private static final String REGION = "93";
    private static final double SCALE = 0.5;
    private static SelectedSupport instance;

    public static synchronized SelectedSupport get() {
        if (instance == null) {
            try {
                instance = make(Files.createTempDirectory(Path.of("target"), "selected-support-"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return instance;
    }

    private static SelectedSupport make(Path folder) throws IOException {
        Demo demo = new Demo(folder, Simulator.of(parameters()));
        Simulation simulation = demo.simulate(Progress.none());
        demo.takeIn(simulation, Progress.none());
        JsonNode truth =
                JsonMapper.builder().build().readTree(simulation.truth().toFile());
        return new SelectedSupport(demo.dataset(), truth.at("/regions/" + REGION + "/model/support"));
    }

    /** A figure of {@code truth.json}. */
    public double truth(String name) {
        return support.required(name).asDouble();
    }

    private static Parameters parameters() {
        Parameters usual = Parameters.defaults();
        return new Parameters(
                1,
                SCALE,
                usual.firstApplication(),
                IntStream.rangeClosed(2008, 2013)
                        .mapToObj(
                                year -> new Parameters.Delivery(Campaign.parse(year + "-1"), LocalDate.of(year, 1, 15)))
                        .toList(),
                usual.regions().stream()
                        .filter(region -> region.region().equals(REGION))
                        .toList(),
                usual.certifiers(),
                selecting(usual.journey()),
                usual.dirt(),
                usual.portal().closed());
    }

    private static Parameters.JourneyParameters selecting(Parameters.JourneyParameters usual) {
        JsonMapper json = JsonMapper.builder().build();
        Map<String, Double> effects = json.convertValue(usual, new TypeReference<TreeMap<String, Double>>() {});
        effects.put("employedOnSupport", 2.0);
        effects.put("jobSeekerOnNever", 1.4);
        effects.put("lowEducationOnSupport", 1.5);
        effects.put("lowEducationOnNever", -0.9);
        effects.put("lowEducationOnFull", -0.8);
        return json.convertValue(effects, Parameters.JourneyParameters.class);
    }
}
