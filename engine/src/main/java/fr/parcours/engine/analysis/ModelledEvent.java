package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.util.Locale;
import java.util.Optional;

/**
 * The event that a model explains: a step, or what becomes of a journey first.
 *
 * @param step the step that is waited for, empty for an outcome
 * @param cause number of the cause among those that end a journey, from 1
 */
public record ModelledEvent(Optional<CohortSql.Target> step, int cause) {

    private static final Texts TEXTS = Texts.of(ModelledEvent.class);

    /**
     * Reaching a step. A journey that left stays counted as not having reached it.
     *
     * @param step the step, later than that of entry
     * @return the event
     */
    public static ModelledEvent reaching(StepType step) {
        return new ModelledEvent(Optional.of(new CohortSql.Target(step, Optional.empty())), 1);
    }

    /**
     * Reaching a step with an outcome. A journey that left stays counted as not having reached it.
     *
     * @param step the step, later than that of entry
     * @param outcome the outcome it must have
     * @return the event
     */
    public static ModelledEvent reaching(StepType step, Outcome outcome) {
        return new ModelledEvent(Optional.of(new CohortSql.Target(step, Optional.of(outcome))), 1);
    }

    /**
     * One of the competing outcomes, before any other: what the first jury that decides says, or leaving before it.
     *
     * @param outcome one of {@link Outcomes#OUTCOMES}
     * @return the event
     * @throws InvalidInputException if there is no such outcome
     */
    public static ModelledEvent outcome(String outcome) {
        int cause = Outcomes.OUTCOMES.indexOf(outcome) + 1;
        if (cause == 0) {
            throw new InvalidInputException(
                    TEXTS.format("event.outcome", outcome, String.join(", ", Outcomes.OUTCOMES)));
        }
        return new ModelledEvent(Optional.empty(), cause);
    }

    boolean isOutcome() {
        return step.isEmpty();
    }

    /** Name of the relation that holds the journeys up to this event. */
    String relation() {
        return isOutcome() ? "decided" : "awaited";
    }

    /** Stable name, such as {@code full} or {@code jury_full}. */
    String key() {
        return step.map(target -> (target.step()
                                + target.outcome().map(outcome -> "_" + outcome).orElse(""))
                        .toLowerCase(Locale.ROOT))
                .orElseGet(() -> Outcomes.OUTCOMES.get(cause - 1));
    }

    String describe(Locale language) {
        return step.map(target -> target.describe(language))
                .orElseGet(() -> TEXTS.in(language, "outcomes." + Outcomes.OUTCOMES.get(cause - 1)));
    }
}
