package fr.parcours.engine.demo;

import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A whole journey, future included.
 *
 * @param fileNumber the certifier's number
 * @param sequence rank of the journey at its certifier
 * @param candidate who
 * @param support code of the support, empty before it could be known, that is without favourable decision
 * @param events all steps by date
 * @param chances what the model gave this candidate
 */
record Life(String fileNumber, int sequence, Candidate candidate, String support, List<Event> events, Chances chances) {

    /**
     * Probabilities of a candidate whose decision is favourable, with and without support, all else equal.
     *
     * @param juryWith ever seeing a jury, with support
     * @param juryWithout ever seeing a jury, without support
     * @param fullWith full validation at the first jury, with support
     * @param fullWithout full validation at the first jury, without support
     */
    record Chances(double juryWith, double juryWithout, double fullWith, double fullWithout) {

        static final Chances NONE = new Chances(0, 0, 0, 0);
    }

    Life {
        events = List.copyOf(events);
    }

    /** Returns a key that no other journey of any certifier has. */
    String key() {
        return candidate.certifier() + "/" + candidate.unit() + "/" + fileNumber;
    }

    /** Returns the steps up to a day. */
    List<Event> knownAt(LocalDate day) {
        return events.stream().filter(event -> !event.date().isAfter(day)).toList();
    }

    /** Returns whether an extract of that day holds the journey: begun, and open or closed for a year at most. */
    boolean deliveredAt(LocalDate asOf) {
        return !events.get(0).date().isAfter(asOf)
                && closed().map(day -> day.isAfter(asOf.minusYears(1))).orElse(true);
    }

    private Optional<LocalDate> closed() {
        Event last = events.get(events.size() - 1);
        return last.closes() ? Optional.of(last.date()) : Optional.empty();
    }

    static Optional<Event> first(StepType step, List<Event> among) {
        for (Event event : among) {
            if (event.step() == step) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /** Returns the decision among some steps, if it is favourable. */
    static Optional<Event> favourable(List<Event> among) {
        return first(StepType.ELIGIBILITY, among).filter(event -> event.has(Outcome.FAVOURABLE));
    }
}
