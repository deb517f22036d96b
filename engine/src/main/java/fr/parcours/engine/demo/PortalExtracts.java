package fr.parcours.engine.demo;

import fr.parcours.engine.demo.Parameters.Delivery;
import fr.parcours.engine.demo.PortalParameters.PortalRegion;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.random.RandomGenerator;

/** Writes the files of the France VAE portal for one region: a candidacy a line, as its interface would give them. */
final class PortalExtracts {

    static final String SPECIFICATION = "france-vae";
    static final String FILE_NAME = "france-vae.jsonl";

    private final Parameters parameters;
    private final PortalRegion region;
    private final List<PortalCandidacy> candidacies;
    private final Map<String, PortalHistory> delivered = new LinkedHashMap<>();

    PortalExtracts(Parameters parameters, PortalRegion region, List<Candidate> veterans) {
        this.parameters = parameters;
        this.region = region;
        this.candidacies = new PortalPopulation(parameters, region, veterans).candidacies();
    }

    /** Writes one campaign, unless nobody has registered yet. */
    Optional<SimulatedExtract> write(Delivery delivery, Path folder) throws IOException {
        List<PortalRow> clean = candidacies.stream()
                .filter(one -> one.history().deliveredAt(delivery.asOf()))
                .map(one -> PortalRow.clean(one, one.history().knownAt(delivery.asOf())))
                .toList();
        if (clean.isEmpty()) {
            return Optional.empty();
        }
        RandomGenerator random = new RandomStreams(parameters.seed())
                .stream(region.region(), "FVAE", "dirt", delivery.campaign().toString());
        PortalDirt dirt = new PortalDirt(delivery.asOf(), random);
        List<PortalRow> rows = DirtyRow.spread(clean, parameters.dirt(), random, dirt::spoil);
        Path file = folder.resolve(region.region())
                .resolve(delivery.campaign().toString())
                .resolve(FILE_NAME);
        Files.createDirectories(file.getParent());
        try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (PortalRow row : rows) {
                text.write(row.line());
                text.write('\n');
            }
        }
        Map<String, Integer> reasons = new TreeMap<>();
        for (PortalRow row : rows) {
            row.dirt()
                    .ifPresentOrElse(
                            kind -> reasons.merge(kind.reason(), 1, Integer::sum),
                            () -> delivered.put(row.candidacy().id(), row.known()));
        }
        int rejected = reasons.values().stream().mapToInt(Integer::intValue).sum();
        return Optional.of(new SimulatedExtract(
                region.region(),
                delivery.campaign(),
                delivery.asOf(),
                SPECIFICATION,
                file,
                rows.size(),
                rows.size() - rejected,
                rejected,
                reasons));
    }

    /** Returns the truth, once all campaigns are written. */
    PortalCounts.RegionTruth truth() {
        List<PortalHistory> whole =
                candidacies.stream().map(PortalCandidacy::history).toList();
        return new PortalCounts.RegionTruth(
                PortalCounts.of(new ArrayList<>(delivered.values())),
                PortalCounts.of(whole.stream()
                        .map(one -> one.knownAt(parameters.portal().lastAsOf()))
                        .toList()),
                PortalCounts.of(whole));
    }
}
