package fr.parcours.engine.cohort;

import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.util.Locale;
import java.util.Optional;

/**
 * A condition on another step of the journey: that it took place, or had not yet, by the time of a later one.
 *
 * <p>Only what is known on the day of entry may decide who enters. A condition that looks beyond it selects those who
 * stayed long enough to satisfy it (immortal-time bias), and a cohort refuses it.
 *
 * @param step type of the step
 * @param outcome outcome it must have, empty for any
 * @param presence whether it must have taken place
 * @param before the step by whose first date it is judged, empty for the entry; on the same day counts as before
 */
public record StepCondition(StepType step, Optional<Outcome> outcome, Presence presence, Optional<StepType> before) {

    /** Whether the step must have taken place. */
    public enum Presence {
        /** It has taken place. */
        HAD,
        /** It has not taken place. */
        HAD_NOT
    }

    private static final Texts TEXTS = Texts.of(StepCondition.class);

    /**
     * Keeps the journeys that had a step by the day of entry.
     *
     * @param step type of the step
     * @return the condition
     */
    public static StepCondition had(StepType step) {
        return new StepCondition(step, Optional.empty(), Presence.HAD, Optional.empty());
    }

    /**
     * Keeps the journeys that had a step with an outcome by the day of entry.
     *
     * @param step type of the step
     * @param outcome its outcome
     * @return the condition
     */
    public static StepCondition had(StepType step, Outcome outcome) {
        return new StepCondition(step, Optional.of(outcome), Presence.HAD, Optional.empty());
    }

    /**
     * Keeps the journeys that had not had a step by the day of entry.
     *
     * @param step type of the step
     * @return the condition
     */
    public static StepCondition hadNot(StepType step) {
        return new StepCondition(step, Optional.empty(), Presence.HAD_NOT, Optional.empty());
    }

    /**
     * Judges the condition by the first date of a step instead of the day of entry: that step must not come after the
     * entry.
     *
     * @param later type of that step
     * @return the condition
     */
    public StepCondition before(StepType later) {
        return new StepCondition(step, outcome, presence, Optional.of(later));
    }

    /**
     * Says the condition in words.
     *
     * @param language French or English
     * @return such as {@code avec début d'accompagnement avant l'entrée}
     */
    public String describe(Locale language) {
        return TEXTS.in(
                language,
                "condition." + presence,
                Entry.describe(step, outcome, language),
                before.map(later -> TEXTS.in(language, "condition.before", TEXTS.in(language, "step." + later)))
                        .orElseGet(() -> TEXTS.in(language, "condition.entry")));
    }
}
