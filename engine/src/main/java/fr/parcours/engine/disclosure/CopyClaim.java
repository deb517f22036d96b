package fr.parcours.engine.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a sender says of the risk of a copy, in the report that goes with it. */
final class CopyClaim {

    private static final Texts TEXTS = Texts.of(CopyClaim.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** They are part of every class, and no choice. */
    private static final List<String> ALWAYS = List.of("region", "campaign");

    private final JsonNode report;
    private final Thresholds thresholds;

    private CopyClaim(JsonNode report, Thresholds thresholds) {
        this.report = report;
        this.thresholds = thresholds;
    }

    /**
     * Reads a report as {@link CopyRiskJson} writes it.
     *
     * @throws IntegrityException if it cannot be read
     */
    static CopyClaim read(byte[] json) {
        try {
            JsonNode report = MAPPER.readTree(json);
            return new CopyClaim(report, thresholds(report));
        } catch (IOException | IllegalArgumentException | InvalidInputException e) {
            throw new IntegrityException(TEXTS.format("received.unreadable"));
        }
    }

    private static Thresholds thresholds(JsonNode report) {
        JsonNode asked = report.path("thresholds");
        Thresholds thresholds = new Thresholds(
                asked.path("k").asInt(),
                asked.path("l").asInt(),
                asked.path("suppressed_share").asDouble(Double.NaN),
                QuasiIdentifier.standard(),
                Thresholds.Audience.valueOf(constant(asked, "audience")),
                Thresholds.Trajectories.valueOf(constant(asked, "rare_trajectories")));
        List<String> names = new ArrayList<>();
        report.path("quasi_identifiers").forEach(name -> names.add(name.asText()));
        names.removeAll(ALWAYS);
        return names.isEmpty() ? thresholds : thresholds.withQuasiIdentifiers(names);
    }

    private static String constant(JsonNode node, String key) {
        return node.path(key).asText().toUpperCase(Locale.ROOT);
    }

    /** What the sender asked of the copy. */
    Thresholds thresholds() {
        return thresholds;
    }

    /** Whether the sender says that the copy met it. */
    boolean passed() {
        return report.path("passed").asBoolean();
    }

    /** Why the sender let a copy leave that does not meet it, if it says so. */
    Optional<String> accepted() {
        return Optional.ofNullable(report.path("accepted").textValue()).filter(reason -> !reason.isBlank());
    }

    /** Whether the report gives the figures that were measured here, as far as they are told to a recipient. */
    boolean agreesWith(CopyRisk measured) {
        StringWriter json = new StringWriter();
        CopyRiskJson.write(measured, Reader.RECIPIENT, json);
        JsonNode ours;
        try {
            ours = MAPPER.readTree(json.toString());
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read JSON.", e);
        }
        // What was generalised here arrives as the set that is measured.
        String copied = report.path("generalised").asBoolean() ? "after" : "before";
        return report.path(copied).equals(ours.path("before"))
                && List.of("passed", "refusals", "partitions", "journeys", "quasi_identifiers").stream()
                        .allMatch(key -> report.path(key).equals(ours.path(key)));
    }
}
