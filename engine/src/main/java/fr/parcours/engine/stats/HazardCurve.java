package fr.parcours.engine.stats;

import java.util.List;
import java.util.Optional;

/**
 * An estimated cumulative hazard: a right-continuous step function that is 0 before its first step.
 *
 * @param steps one step per distinct observed time, by increasing time, times of censoring only included
 * @param error how the variance was estimated
 * @param level confidence level of the limits
 */
public record HazardCurve(List<Step> steps, HazardError error, double level) {

    /**
     * One step of the curve.
     *
     * @param time the time
     * @param atRisk subjects at risk at that time
     * @param events events at that time
     * @param censored censorings at that time
     * @param hazard cumulative hazard of Nelson and Aalen just after that time
     * @param standardError its standard error
     * @param lower its lower limit, {@code NaN} while the hazard is 0
     * @param upper its upper limit, {@code NaN} while the hazard is 0
     * @param flemingHarrington cumulative hazard of Fleming and Harrington, never below that of Nelson and Aalen
     */
    public record Step(
            long time,
            long atRisk,
            long events,
            long censored,
            double hazard,
            double standardError,
            double lower,
            double upper,
            double flemingHarrington) {

        /**
         * Returns the survival of Fleming and Harrington.
         *
         * @return exp(−H), above 0 also after the last subject has had the event
         */
        public double survival() {
            return Math.exp(-flemingHarrington);
        }
    }

    /** Copies the list. */
    public HazardCurve {
        steps = List.copyOf(steps);
    }

    /**
     * Returns the cumulative hazard of Nelson and Aalen just after a time.
     *
     * @param time any time
     * @return 0 before the first step; the last value after the last step
     */
    public double hazardAt(double time) {
        return at(time).map(Step::hazard).orElse(0.0);
    }

    /**
     * Returns the last step up to a time.
     *
     * @param time any time
     * @return the step, empty before the first one
     */
    public Optional<Step> at(double time) {
        Optional<Step> last = Optional.empty();
        for (Step step : steps) {
            if (step.time() > time) {
                break;
            }
            last = Optional.of(step);
        }
        return last;
    }
}
