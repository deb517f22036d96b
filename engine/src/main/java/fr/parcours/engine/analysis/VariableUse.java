package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.territory.Indicator;
import fr.parcours.layout.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many journeys have a value of a variable of territories.
 *
 * @param own those with the value of their period
 * @param earlier those with the value of a period before
 * @param without those without value
 */
record VariableUse(long own, long earlier, long without) {

    private static final Texts TEXTS = Texts.of(VariableUse.class);
    private static final int[] STEPS = {1, 5, 10, 25};
    private static final int PERCENT = 100;

    /** Says it to the reader of a result. */
    String describe(Attribute variable, Indicator indicator, ProtectionRule rule, Locale language) {
        int back = variable.variable().orElseThrow().back();
        String key = back == 0 ? "variable.use" : "variable.use.back";
        String label = language.equals(Locale.ENGLISH) ? variable.labelEn() : variable.labelFr();
        return TEXTS.in(
                language,
                key,
                label,
                indicator.unit(),
                indicator.sources().values().stream().distinct().collect(Collectors.joining(" ; ")),
                shown(own, rule, language),
                shown(without, rule, language),
                shown(earlier, rule, language));
    }

    /**
     * A count where nothing is protected, or else a share, rounded to a step of twice the threshold at least: taken
     * with the counts of a table it must not tell one of those withheld there.
     */
    private String shown(long count, ProtectionRule rule, Locale language) {
        long all = own + earlier + without;
        if (!rule.active()) {
            return TEXTS.in(language, "variable.use.count", count);
        }
        return IntStream.of(STEPS)
                .filter(step -> step * all >= 2L * PERCENT * rule.threshold())
                .mapToObj(step -> TEXTS.in(
                        language, "variable.use.share", step * Math.round((double) PERCENT * count / all / step), step))
                .findFirst()
                .orElseGet(() -> TEXTS.in(language, "variable.use.hidden"));
    }
}
