package fr.parcours.engine.result;

import fr.parcours.layout.Texts;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in words where the numbers of a result come from. */
public final class Caption {

    private static final Texts TEXTS = Texts.of(Caption.class);

    private Caption() {}

    /**
     * Returns the lines to put under a table or a chart: population, measure, source and date, protection, warnings,
     * and that the data are simulated when they are.
     *
     * @param provenance where the numbers come from
     * @param locale English, or else French; texts that exist in French only stay in French
     * @return the lines, never empty
     */
    public static List<String> lines(Provenance provenance, Locale locale) {
        List<String> lines = new ArrayList<>();
        lines.add(TEXTS.in(locale, "caption.population", definition(provenance, locale)));
        lines.add(TEXTS.in(locale, "caption." + provenance.measure().name(), provenance.cohort()));
        lines.add(TEXTS.in(locale, "caption.method", provenance.method()));
        lines.add(TEXTS.in(
                locale,
                "caption.source",
                String.join(", ", provenance.regions()),
                String.join(", ", provenance.campaigns()),
                provenance.asKnownAt(),
                provenance.observedUntil().format(date(locale))));
        if (provenance.simulated()) {
            lines.add(TEXTS.in(locale, "caption.simulated"));
        }
        lines.add(TEXTS.in(locale, "caption.protection", provenance.protection()));
        provenance.warnings().forEach(warning -> lines.add(TEXTS.in(locale, "caption.warning", warning)));
        return lines;
    }

    /**
     * Explains a result in full: its title, what {@link #lines} says and the statements that ran.
     *
     * @param result the result
     * @param locale English, or else French
     * @return several lines of text
     */
    public static String explain(Result result, Locale locale) {
        Provenance provenance = result.provenance();
        List<String> lines = new ArrayList<>();
        lines.add(title(result.table(), locale));
        lines.add("");
        lines.addAll(lines(provenance, locale));
        if (!provenance.sql().isEmpty()) {
            lines.add("");
            lines.add(TEXTS.in(locale, "caption.sql"));
            provenance.sql().forEach(statement -> {
                lines.add("");
                lines.add(statement.strip());
            });
        }
        return String.join("\n", lines) + "\n";
    }

    /**
     * Returns what the marks for hidden and missing values mean.
     *
     * @param locale English, or else French
     * @return one line
     */
    static String legend(Locale locale) {
        return TEXTS.in(locale, "caption.legend");
    }

    static String title(ResultTable table, Locale locale) {
        return isEnglish(locale) ? table.titleEn() : table.titleFr();
    }

    static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    private static String definition(Provenance provenance, Locale locale) {
        return isEnglish(locale) ? provenance.definitionEn() : provenance.definitionFr();
    }

    private static DateTimeFormatter date(Locale locale) {
        return DateTimeFormatter.ofPattern(isEnglish(locale) ? "yyyy-MM-dd" : "dd/MM/yyyy", Locale.ROOT);
    }
}
