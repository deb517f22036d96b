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
 * @param analyses the analyses, each beside the statements it runs, over journeys
 * @param models models with eight covariates over the same journeys
 * @param consolidation the consolidation of journeys delivered again and again
 * @param intake the intake of a CSV extract beside a bare copy to the same Parquet columns, over rows
 * @param tenth the same with an extract of a tenth of the rows
 * @param workbook the intake of the same rows from a workbook, at most as many as a sheet holds
 * @param pseudonyms the pseudonyms of a certifier beside the bare hash, over identities
 */
public record BenchmarkReport(
        List<Analysed> analyses,
        ModelMeasure models,
        ConsolidationMeasure consolidation,
        Sized intake,
        Sized tenth,
        StreamMeasure workbook,
        Sized pseudonyms) {

    /**
     * A comparison with the size of what was worked on.
     *
     * @param size journeys, rows or identities
     * @param times the comparison
     */
    public record Sized(long size, Comparison times) {

        double secondsPerMillion() {
            return times.engine().median() / size * MILLION;
        }
    }

    /**
     * The comparison of one analysis.
     *
     * @param key its name in texts
     * @param measured the comparison
     */
    public record Analysed(String key, Sized measured) {}

    /** Copies the list. */
    public BenchmarkReport {
        analyses = List.copyOf(analyses);
    }

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
                        analyses.stream().flatMap(analysis -> analysis(language, analysis)),
                        Stream.of(models(language)),
                        Stream.of(consolidation(language)),
                        Stream.of(title(language, "intake.title", intake.size)),
                        comparison(language, intake.times, "bare.duckdb"),
                        Stream.of(speed(language), linearity(language)),
                        Stream.of(title(language, "workbook.title", workbook.rows()), workbook(language)),
                        Stream.of(title(language, "pseudonyms.title", pseudonyms.size)),
                        comparison(language, pseudonyms.times, "bare.hash"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String title(Locale language, String key, long size) {
        return TEXTS.in(language, key, number(language, "%,d", size));
    }

    private static Stream<String> analysis(Locale language, Analysed analysed) {
        String name = TEXTS.in(language, "analysis." + analysed.key());
        return Stream.concat(
                Stream.of(
                        TEXTS.in(language, "analysis.title", name, number(language, "%,d", analysed.measured().size))),
                comparison(language, analysed.measured().times, "bare.duckdb"));
    }

    private String models(Locale language) {
        return TEXTS.in(
                language,
                "models",
                number(language, "%,d", models.journeys()),
                number(language, "%.1f", models.logisticSeconds()),
                number(language, "%.1f", models.coxSeconds()));
    }

    private String consolidation(Locale language) {
        return TEXTS.in(
                language,
                "consolidation",
                number(language, "%,d", consolidation.journeys()),
                consolidation.campaigns(),
                number(language, "%.1f", consolidation.firstSeconds()),
                mebibytes(language, consolidation.bytes()),
                number(language, "%.3f", consolidation.laterSeconds()));
    }

    private String workbook(Locale language) {
        return TEXTS.in(
                language,
                "workbook.once",
                number(language, "%.1f", workbook.seconds()),
                mebibytes(language, workbook.bytes()));
    }

    private static Stream<String> comparison(Locale language, Comparison comparison, String bareKey) {
        Comparison.Spread ratio = comparison.ratio();
        String bare = TEXTS.in(language, bareKey);
        return List.of(
                TEXTS.in(language, "times.engine", seconds(language, comparison.engine())),
                TEXTS.in(language, "times.bare", bare, seconds(language, comparison.bare())),
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
                        bare,
                        mebibytes(language, comparison.bareBytes())))
                .stream();
    }

    private String speed(Locale language) {
        return TEXTS.in(
                language,
                "intake.speed",
                number(language, "%,.0f", intake.size / intake.times.engine().median()),
                number(language, "%,.0f", intake.size / intake.times.bare().median()));
    }

    private String linearity(Locale language) {
        double small = tenth.secondsPerMillion();
        double large = intake.secondsPerMillion();
        return TEXTS.in(
                language,
                "intake.linearity",
                number(language, "%.2f", small),
                number(language, "%,d", tenth.size),
                number(language, "%.2f", large),
                number(language, "%,d", intake.size),
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
