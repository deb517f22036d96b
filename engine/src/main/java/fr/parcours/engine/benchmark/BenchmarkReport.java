package fr.parcours.engine.benchmark;

import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a benchmark measured.
 *
 * @param journeys journeys in the dataset
 * @param duration the duration analysis beside the statements it runs
 * @param extractRows rows of the extract
 * @param intake the intake of the extract beside a bare copy of its CSV to Parquet
 * @param peakBytes largest memory the process ever held, empty where the system does not tell
 */
public record BenchmarkReport(
        long journeys, Comparison duration, long extractRows, Comparison intake, OptionalLong peakBytes) {

    private static final Texts TEXTS = Texts.of(BenchmarkReport.class);
    private static final double MEBIBYTE = 1024 * 1024;

    /**
     * Writes the report as lines of text.
     *
     * @param locale English, or else French
     * @return several lines
     */
    public String text(Locale locale) {
        Locale language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        String memory = peakBytes.isPresent()
                ? TEXTS.in(language, "memory", number(language, "%,.0f", peakBytes.getAsLong() / MEBIBYTE))
                : TEXTS.in(language, "memory.unknown");
        return List.of(
                        TEXTS.in(language, "duration.title", number(language, "%,d", journeys)),
                        times(language, duration),
                        TEXTS.in(language, "intake.title", number(language, "%,d", extractRows)),
                        times(language, intake),
                        TEXTS.in(
                                language,
                                "intake.speed",
                                number(language, "%,.0f", extractRows / intake.engineMedian()),
                                number(language, "%,.0f", extractRows / intake.bareMedian())),
                        memory)
                .stream()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String times(Locale language, Comparison comparison) {
        return TEXTS.in(
                language,
                "times",
                number(language, "%.3f", comparison.engineMedian()),
                number(language, "%.3f", comparison.bareMedian()),
                number(language, "%.2f", comparison.ratio()),
                comparison.engineSeconds().size());
    }

    private static String number(Locale language, String format, Object value) {
        return String.format(language, format, value);
    }
}
