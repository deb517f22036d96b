package fr.parcours.engine.demo;

import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A step in a life.
 *
 * @param step type
 * @param date day
 * @param outcome outcome of a decision or jury
 * @param detail reason or orientation, empty for most
 */
record Event(StepType step, LocalDate date, Optional<Outcome> outcome, String detail) {

    static Event of(StepType step, LocalDate date) {
        return new Event(step, date, Optional.empty(), "");
    }

    static Event of(StepType step, LocalDate date, Outcome outcome) {
        return new Event(step, date, Optional.of(outcome), "");
    }

    static Event of(StepType step, LocalDate date, String detail) {
        return new Event(step, date, Optional.empty(), detail);
    }

    boolean has(Outcome wanted) {
        return outcome.filter(wanted::equals).isPresent();
    }

    /** Returns whether nothing can follow. */
    boolean closes() {
        return switch (step) {
            case ELIGIBILITY -> has(Outcome.UNFAVOURABLE);
            case JURY -> has(Outcome.FULL) || has(Outcome.NONE);
            case ADVICE, WITHDRAWAL, EXPIRY -> true;
            case APPLICATION, SUPPORT_START, SUPPORT_END, DOSSIER -> false;
        };
    }
}
