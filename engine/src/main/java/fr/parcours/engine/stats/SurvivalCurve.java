package fr.parcours.engine.stats;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * An estimated survival curve: a right-continuous step function that is 1 before its first step.
 *
 * @param steps one step per distinct observed time, by increasing time, times of censoring only included
 * @param transform how the limits were made
 * @param level confidence level of the limits
 */
public record SurvivalCurve(List<Step> steps, ConfidenceTransform transform, double level) {

    /** Two probabilities closer than this are the same plateau; the tolerance of R's {@code quantile.survfit}. */
    private static final double TOLERANCE = 1.5e-8;

    /**
     * One step of the curve.
     *
     * @param time the time
     * @param atRisk subjects at risk at that time
     * @param events events at that time
     * @param censored censorings at that time
     * @param survival S just after that time
     * @param standardError standard error of S (Greenwood), {@code NaN} when S is 0
     * @param lower lower limit, {@code NaN} where it is not defined
     * @param upper upper limit, {@code NaN} where it is not defined
     */
    public record Step(
            long time,
            long atRisk,
            long events,
            long censored,
            double survival,
            double standardError,
            double lower,
            double upper) {}

    /**
     * A time by which a given proportion of subjects have had the event.
     *
     * @param probability the proportion, 0.5 for the median
     * @param estimate the time, empty when the curve does not go down that far
     * @param lower lower limit, empty when it is not reached
     * @param upper upper limit, empty when it is not reached
     */
    public record Quantile(double probability, OptionalDouble estimate, OptionalDouble lower, OptionalDouble upper) {}

    /**
     * The mean time before the event, each time being cut at a horizon.
     *
     * @param horizon the horizon
     * @param mean area under S from 0 to the horizon
     * @param standardError its standard error
     * @param lower lower limit of the normal interval, 0 or more
     * @param upper its upper limit, at most the horizon
     */
    public record RestrictedMean(double horizon, double mean, double standardError, double lower, double upper) {}

    /** Copies the list. */
    public SurvivalCurve {
        steps = List.copyOf(steps);
    }

    /**
     * Returns S just after a time.
     *
     * @param time any time
     * @return 1 before the first step; the last value after the last step
     */
    public double survivalAt(double time) {
        double survival = 1;
        for (Step step : steps) {
            if (step.time() > time) {
                break;
            }
            survival = step.survival();
        }
        return survival;
    }

    /**
     * Returns a quantile with its limits.
     *
     * <p>The smallest time at which S is below 1 − p. If S equals 1 − p on a plateau (within 1.5e-8) it is the midpoint
     * of the plateau: between its first time and the next time at which S drops or, when the curve ends on that
     * plateau, the last observed time. The limits are the same rule applied to the curves of the lower and upper
     * limits, times without limits being skipped; where such a curve goes up again, its highest value at or below 1 − p
     * counts, as in R. This is the convention of R's {@code quantile.survfit} (Brookmeyer and Crowley 1982, A
     * confidence interval for the median survival time, Biometrics 38, 29–41).
     *
     * @param probability p, strictly between 0 and 1
     * @return the quantile
     * @throws IllegalArgumentException if p is outside (0, 1)
     */
    public Quantile quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("Cannot take a quantile outside (0, 1): " + probability);
        }
        return new Quantile(
                probability,
                crossing(Step::survival, 1 - probability),
                crossing(Step::lower, 1 - probability),
                crossing(Step::upper, 1 - probability));
    }

    private OptionalDouble crossing(ToDoubleFunction<Step> curve, double height) {
        OptionalDouble reached = firstTime(curve, height + TOLERANCE);
        if (reached.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble passed = firstTime(curve, height - TOLERANCE);
        Step last = steps.get(steps.size() - 1);
        if (passed.isEmpty() && Math.abs(curve.applyAsDouble(last) - height) < TOLERANCE) {
            passed = OptionalDouble.of((double) last.time());
        }
        return passed.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((reached.getAsDouble() + passed.getAsDouble()) / 2);
    }

    private OptionalDouble firstTime(ToDoubleFunction<Step> curve, double ceiling) {
        return steps.stream()
                .filter(step -> curve.applyAsDouble(step) <= ceiling)
                .reduce((first, next) -> curve.applyAsDouble(next) > curve.applyAsDouble(first) ? next : first)
                .map(step -> OptionalDouble.of((double) step.time()))
                .orElseGet(OptionalDouble::empty);
    }

    /**
     * Says whether a time is within what was observed: somebody was followed to it, or nobody was left before.
     *
     * @param time the time
     * @return false where the curve could only be extended flat
     */
    public boolean isObservedAt(double time) {
        return !steps.isEmpty()
                && (steps.get(steps.size() - 1).time() >= time
                        || steps.get(steps.size() - 1).survival() == 0);
    }

    /**
     * Returns the restricted mean: the area under S from 0 to a horizon, S being extended flat after the last step.
     *
     * <p>Variance: Σ A² d/(n(n − d)) over the times up to the horizon with n &gt; d, A being the area under S from that
     * time to the horizon (R's {@code print.survfit(rmean=)}). With delayed entry the area starts at 0 all the same.
     *
     * @param horizon the horizon, above 0 and finite, in the unit of the times
     * @return the restricted mean
     * @throws IllegalArgumentException if the horizon is not above 0 or infinite
     */
    public RestrictedMean restrictedMean(double horizon) {
        if (!(horizon > 0 && Double.isFinite(horizon))) {
            throw new IllegalArgumentException(
                    "Cannot restrict a mean to a horizon that is not above 0 and finite: " + horizon);
        }
        double area = 0; // from the step at hand to the horizon
        double variance = 0;
        double right = horizon;
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.time() > horizon) {
                continue;
            }
            area += step.survival() * (right - step.time());
            right = step.time();
            double n = step.atRisk();
            double d = step.events();
            if (n > d) {
                variance += area * area * d / (n * (n - d));
            }
        }
        double mean = area + right;
        double standardError = Math.sqrt(variance);
        double half = new Confidence(level).z() * standardError;
        return new RestrictedMean(
                horizon, mean, standardError, Math.max(0, mean - half), Math.min(horizon, mean + half));
    }
}
