package fr.parcours.engine.cli;

import fr.parcours.engine.analysis.DurationOptions;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.stats.ConfidenceTransform;
import fr.parcours.engine.stats.LogRankWeight;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options that say how durations are measured and compared. */
final class DurationMeasures {

    private static final Texts TEXTS = Texts.of(DurationMeasures.class);
    private static final String RHO = "rho=";

    private static final Map<String, ConfidenceTransform> INTERVALS = new TreeMap<>(Map.of(
            "log", ConfidenceTransform.LOG,
            "log-log", ConfidenceTransform.LOG_LOG,
            "plain", ConfidenceTransform.PLAIN));

    private static final Map<String, LogRankWeight> TESTS = new TreeMap<>(Map.of(
            "logrank", LogRankWeight.LOG_RANK,
            "gehan", LogRankWeight.GEHAN,
            "tarone-ware", LogRankWeight.TARONE_WARE,
            "peto-peto", LogRankWeight.FLEMING_HARRINGTON,
            "peto-peto-modified", LogRankWeight.PETO_PETO_MODIFIED));

    @Option(
            names = "--interval",
            descriptionKey = "parcours.duration.interval",
            paramLabel = "log|log-log|plain",
            order = 9)
    private String interval = "log";

    @Option(names = "--quantiles", paramLabel = "0.1,0.5,…", split = ",", order = 9)
    private List<Double> quantiles = List.of();

    @Option(names = "--mean", paramLabel = "MOIS", order = 9)
    private Optional<Integer> mean = Optional.empty();

    @Option(names = "--test", paramLabel = "TEST", order = 9)
    private String test = "logrank";

    @Option(names = "--test-strata", paramLabel = "colonne,…", split = ",", order = 9)
    private List<String> testStrata = List.of();

    DurationOptions options() {
        DurationOptions options = DurationOptions.usual()
                .interval(chosen(INTERVALS, interval))
                .quantiles(quantiles.stream().mapToDouble(Double::doubleValue).toArray())
                .within(testStrata.stream().map(Attribute::named).toArray(Attribute[]::new));
        if (mean.isPresent()) {
            options = options.meanUpTo(Months.months(mean.get()));
        }
        return test.startsWith(RHO) ? options.testRho(rho()) : options.test(chosen(TESTS, test));
    }

    private double rho() {
        try {
            return Double.parseDouble(test.substring(RHO.length()));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(TEXTS.format("choice.unknown", test, "rho=0.5"), e);
        }
    }

    private static <T> T chosen(Map<String, T> choices, String text) {
        return Optional.ofNullable(choices.get(text.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new InvalidInputException(
                        TEXTS.format("choice.unknown", text, String.join(", ", choices.keySet()))));
    }
}
