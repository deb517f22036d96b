package fr.parcours.engine.anonymise;

import fr.parcours.layout.Texts;
import java.util.List;
import java.util.stream.Collectors;

/** Tells findings to people: where and what kind, never a value. */
public final class LeakText {

    private static final Texts TEXTS = Texts.of(LeakText.class);

    private LeakText() {}

    /**
     * Tells one finding.
     *
     * @param finding a finding
     * @return one line
     */
    public static String of(LeakFinding finding) {
        return TEXTS.format(
                finding.places().isEmpty() ? "leak.finding" : "leak.finding.places",
                finding.column(),
                rule(finding.rule()),
                finding.hits(),
                finding.values(),
                finding.places().stream().map(LeakText::place).distinct().collect(Collectors.joining(", ")));
    }

    /**
     * Tells what a rule recognises.
     *
     * @param rule a rule
     * @return a few words
     */
    public static String rule(LeakRule rule) {
        return TEXTS.format("leak.rule." + rule.key());
    }

    /**
     * Tells why there is a pseudonym or not.
     *
     * @param outcome an outcome
     * @return a few words
     */
    public static String outcome(Outcome outcome) {
        return TEXTS.format("outcome." + outcome.key());
    }

    /**
     * Tells a place.
     *
     * @param place a place
     * @return such as {@code extrait.csv:12}, without the line where values were counted and not read in their rows
     */
    public static String place(LeakFinding.Place place) {
        if (place.line() == 0) {
            return place.source();
        }
        return place.source().isEmpty() ? String.valueOf(place.line()) : place.source() + ":" + place.line();
    }

    static String refusal(List<LeakFinding> findings) {
        return TEXTS.format(
                "leak.refused",
                findings.stream()
                        .filter(finding -> finding.verdict() == LeakFinding.Verdict.BLOCK)
                        .map(finding -> "\n  - " + of(finding))
                        .collect(Collectors.joining()));
    }
}
