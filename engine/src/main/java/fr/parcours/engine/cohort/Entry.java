package fr.parcours.engine.cohort;

import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.util.Locale;
import java.util.Optional;

/**
 * How a journey enters a cohort.
 *
 * @param step type of the step
 * @param outcome outcome it must have, empty for any
 * @param occurrence which one, when there are several
 */
public record Entry(StepType step, Optional<Outcome> outcome, Occurrence occurrence) {

    private static final Texts TEXTS = Texts.of(Entry.class);

    /**
     * Says the entry in words.
     *
     * @param language French or English
     * @return such as {@code décision de recevabilité (favorable)}
     */
    public String describe(Locale language) {
        String step = describe(this.step, outcome, language);
        return switch (occurrence.kind()) {
            case FIRST -> step;
            case NTH -> TEXTS.in(language, "occurrence.nth", step, occurrence.rank());
            case ANY -> TEXTS.in(language, "occurrence.any", step);
        };
    }

    /** Says a step with its outcome. */
    static String describe(StepType step, Optional<Outcome> outcome, Locale language) {
        String name = TEXTS.in(language, "step." + step.name());
        return outcome.map(given -> name + " (" + TEXTS.in(language, "outcome." + given.name()) + ")")
                .orElse(name);
    }
}
