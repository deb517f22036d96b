package fr.parcours.engine.benchmark;

import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a benchmark measured.
 *
 * @param journeys journeys in the dataset
 * @param duration the duration analysis beside the statements it runs
 * @param extractRows rows of the extract
 * @param intake the intake of the extract beside a bare copy of its CSV to the same Parquet columns
 * @param tenthRows rows of the small extract, a tenth of the large one
 * @param tenth the same with the small extract
 */
public record BenchmarkReport(
        long journeys, Comparison duration, long extractRows, Comparison intake, long tenthRows, Comparison tenth) {

    private static final Texts TEXTS = Texts.of(BenchmarkReport.class);
    private static final double MEBIBYTE = 1024 * 1024;
    private static final double MILLION = 1e6;

    /**
     * Writes the report as lines of text.
     *
     * @param locale English, or else French
     * @return several lines
     */
    public String text(Locale locale) {
        Locale language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        return Stream.of(
                        Stream.of(TEXTS.in(language, "duration.title", number(language, "%,d", journeys))),
                        comparison(language, duration),
                        Stream.of(TEXTS.in(language, "intake.title", number(language, "%,d", extractRows))),
                        comparison(language, intake),
                        Stream.of(speed(language), linearity(language)))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> comparison(Locale language, Comparison comparison) {
        Comparison.Spread ratio = comparison.ratio();
        return List.of(
                TEXTS.in(language, "times.engine", seconds(language, comparison.engine())),
                TEXTS.in(language, "times.bare", seconds(language, comparison.bare())),
                TEXTS.in(
                        language,
                        "ratio",
                        number(language, "%.2f", ratio.median()),
                        number(language, "%.2f", ratio.min()),
                        number(language, "%.2f", ratio.max()),
                        comparison.engineSeconds().size()),
                TEXTS.in(
                        language,
                        "memory",
                        mebibytes(language, comparison.engineBytes()),
                        mebibytes(language, comparison.bareBytes())))
                .stream();
    }

    private String speed(Locale language) {
        return TEXTS.in(
                language,
                "intake.speed",
                number(language, "%,.0f", extractRows / intake.engine().median()),
                number(language, "%,.0f", extractRows / intake.bare().median()));
    }

    private String linearity(Locale language) {
        double small = tenth.engine().median() / tenthRows * MILLION;
        double large = intake.engine().median() / extractRows * MILLION;
        return TEXTS.in(
                language,
                "intake.linearity",
                number(language, "%.2f", small),
                number(language, "%,d", tenthRows),
                number(language, "%.2f", large),
                number(language, "%,d", extractRows),
                number(language, "%.2f", large / small));
    }

    private static String seconds(Locale language, Comparison.Spread spread) {
        return TEXTS.in(
                language,
                "seconds",
                number(language, "%.3f", spread.min()),
                number(language, "%.3f", spread.median()),
                number(language, "%.3f", spread.max()));
    }

    private static String mebibytes(Locale language, OptionalLong bytes) {
        return bytes.isPresent()
                ? TEXTS.in(language, "mebibytes", number(language, "%,.0f", bytes.getAsLong() / MEBIBYTE))
                : TEXTS.in(language, "unknown");
    }

    private static String number(Locale language, String format, Object value) {
        return String.format(language, format, value);
    }
}
