package fr.parcours.engine.stats;

import java.util.Collections;
import java.util.List;

/**
 * Estimated cumulative incidences of several causes: right-continuous step functions that are 0 before the first step.
 *
 * @param causes how many causes there are
 * @param steps one step per distinct observed time, by increasing time, times of censoring only included
 * @param error how the variance was estimated
 * @param transform how the limits were made
 * @param level confidence level of the limits
 */
public record IncidenceCurves(
        int causes, List<Step> steps, IncidenceError error, ConfidenceTransform transform, double level) {

    /**
     * One step of the curves.
     *
     * @param time the time
     * @param atRisk subjects at risk at that time
     * @param censored censorings at that time
     * @param survival probability of no event of any cause, just after that time
     * @param incidences by cause: the first element is cause 1
     */
    public record Step(long time, long atRisk, long censored, double survival, List<Incidence> incidences) {

        /** Copies the list. */
        public Step {
            incidences = List.copyOf(incidences);
        }
    }

    /**
     * One cause at one step.
     *
     * @param events events of the cause at that time
     * @param cumulative probability of having had the event of this cause, just after that time
     * @param standardError its standard error
     * @param lower lower limit, {@code NaN} where it is not defined
     * @param upper upper limit, {@code NaN} where it is not defined
     */
    public record Incidence(long events, double cumulative, double standardError, double lower, double upper) {}

    /** Copies the list. */
    public IncidenceCurves {
        steps = List.copyOf(steps);
    }

    /**
     * Returns what is known just after a time: the probability of no event yet and the incidences of all causes, which
     * sum to 1.
     *
     * @param time any time
     * @return the last step at that time or before; before the first one a step at 0 with nobody counted, no event yet
     *     and no limits
     */
    public Step at(double time) {
        Step last = new Step(0, 0, 0, 1, Collections.nCopies(causes, new Incidence(0, 0, 0, Double.NaN, Double.NaN)));
        for (Step step : steps) {
            if (step.time() > time) {
                break;
            }
            last = step;
        }
        return last;
    }
}
