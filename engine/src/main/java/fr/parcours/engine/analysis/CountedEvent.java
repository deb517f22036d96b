package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.Locale;
import java.util.Optional;

/**
 * What is counted of the journeys of a cohort to compare groups: who had an event within a time since entry, of those
 * followed that long. Groups that entered at different times are then followed for the same time.
 *
 * @param event the event, empty for drop-out presumed at the horizon: no jury by then
 * @param horizon time since entry
 */
public record CountedEvent(Optional<ModelledEvent> event, Months horizon) {

    private static final Texts TEXTS = Texts.of(CountedEvent.class);

    /**
     * Counts who has an event in time: a step, a step with an outcome, or what becomes of the journey first.
     *
     * @param event the event
     * @param horizon time since entry
     * @return what is counted
     */
    public static CountedEvent within(ModelledEvent event, Months horizon) {
        return new CountedEvent(Optional.of(event), horizon);
    }

    /**
     * Counts who is presumed to have dropped out.
     *
     * @param presumption when a drop-out is presumed
     * @return what is counted
     */
    public static CountedEvent presumed(Presumption presumption) {
        return new CountedEvent(Optional.empty(), presumption.horizon());
    }

    /** Refuses a cohort of which the event cannot be counted. */
    void check(CohortDefinition cohort) {
        cohort.requireNoChange("comparison");
        if (event.isPresent() && cohort.observedFrom().isPresent()) {
            throw new InvalidInputException(TEXTS.format("logistic.late"));
        }
        if (event.filter(ModelledEvent::isOutcome).isPresent()) {
            Outcomes.requireUndecidedBefore(cohort);
        }
    }

    /** Stable name of the event and its horizon, such as {@code jury_full_24}. */
    String key() {
        return event.map(ModelledEvent::key).orElse("presumed") + "_" + horizon.count();
    }

    String describe(Locale language) {
        return event.map(one -> TEXTS.in(language, "comparison.within", one.describe(language), horizon.count()))
                .orElseGet(() -> TEXTS.in(language, "comparison.presumed", horizon.count()));
    }
}
