package fr.parcours.engine.protect;

import fr.parcours.engine.stats.SurvivalCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Keeps of a survival curve in days only what shows no single person: every step of a raw curve is somebody's date.
 *
 * <p>Dates are multiples of 30 days, the same for all groups. A date is kept when at least k events happened since the
 * last one kept; the curve stops where fewer than 11 are at risk. If nothing happened after the last date kept, the
 * curve is carried flat to the last date with 11 at risk. Probabilities and limits have two decimals, numbers at risk
 * are rounded to 5. At the dates kept, the probabilities are those of the raw curve.
 *
 * <p>Without protection every step is kept as it is.
 *
 * @param rule the rule
 */
public record CurveThinning(ProtectionRule rule) {

    private static final long GRID_DAYS = 30;
    private static final long MIN_AT_RISK = 11;
    private static final long ROUNDING = 5;

    /**
     * A point of a curve that may be shown.
     *
     * @param days days since the origin
     * @param survival probability just after that day; at day 0, before any event
     * @param lower lower limit, {@code NaN} where it is not defined
     * @param upper upper limit, {@code NaN} where it is not defined
     * @param atRisk subjects at risk at that day
     */
    public record Point(long days, double survival, double lower, double upper, long atRisk) {}

    /**
     * Thins a curve.
     *
     * @param curve the raw curve, in days
     * @return the points to show, from day 0; none when fewer than 11 subjects were ever at risk
     */
    public List<Point> thin(SurvivalCurve curve) {
        List<SurvivalCurve.Step> steps = curve.steps();
        if (steps.isEmpty()) {
            return List.of();
        }
        List<Point> points = new ArrayList<>();
        Point start = new Point(0, 1, 1, 1, steps.get(0).atRisk());
        if (!rule.active()) {
            points.add(start);
            steps.forEach(step ->
                    points.add(new Point(step.time(), step.survival(), step.lower(), step.upper(), step.atRisk())));
            return points;
        }
        if (start.atRisk() < MIN_AT_RISK) {
            return List.of();
        }
        points.add(rounded(start));
        thin(steps, points);
        return points;
    }

    private void thin(List<SurvivalCurve.Step> steps, List<Point> points) {
        Point current = points.get(0);
        long events = 0; // since the last date kept
        int next = 0;
        for (long day = GRID_DAYS; ; day += GRID_DAYS) {
            int first = next;
            while (first < steps.size() && steps.get(first).time() < day) {
                first++;
            }
            if (first == steps.size() || steps.get(first).atRisk() < MIN_AT_RISK) {
                break;
            }
            for (; next < steps.size() && steps.get(next).time() <= day; next++) {
                events += steps.get(next).events();
            }
            SurvivalCurve.Step atRisk = steps.get(first);
            current = next == 0
                    ? new Point(day, 1, 1, 1, atRisk.atRisk())
                    : point(day, steps.get(next - 1), atRisk.atRisk());
            if (events >= rule.threshold()) {
                points.add(rounded(current));
                events = 0;
            }
        }
        if (events == 0 && current.days() > points.get(points.size() - 1).days()) {
            points.add(rounded(current));
        }
    }

    private static Point point(long day, SurvivalCurve.Step step, long atRisk) {
        return new Point(day, step.survival(), step.lower(), step.upper(), atRisk);
    }

    private static Point rounded(Point point) {
        return new Point(
                point.days(),
                twoDecimals(point.survival()),
                twoDecimals(point.lower()),
                twoDecimals(point.upper()),
                Math.round((double) point.atRisk() / ROUNDING) * ROUNDING);
    }

    private static double twoDecimals(double value) {
        return Double.isNaN(value) ? value : Math.round(value * 100) / 100.0;
    }

    /**
     * Returns a quantile as it may be shown, in days rounded to 5. The estimate and each limit are shown only when at
     * least k events happened up to that day and at least k after it.
     *
     * @param curve the raw curve, in days
     * @param probability strictly between 0 and 1
     * @return the quantile; its parts are empty when withheld as when not reached
     */
    public SurvivalCurve.Quantile quantile(SurvivalCurve curve, double probability) {
        SurvivalCurve.Quantile raw = curve.quantile(probability);
        return new SurvivalCurve.Quantile(
                probability, shown(curve, raw.estimate()), shown(curve, raw.lower()), shown(curve, raw.upper()));
    }

    /**
     * Returns several quantiles as they may be shown. Two of them show the events between them: beside the rule of one,
     * the estimate of a quantile is withheld when fewer than k events lie between it and the last one shown.
     *
     * @param curve the raw curve, in days
     * @param probabilities strictly between 0 and 1, increasing
     * @return the quantiles, in the same order
     */
    public List<SurvivalCurve.Quantile> quantiles(SurvivalCurve curve, List<Double> probabilities) {
        List<SurvivalCurve.Quantile> quantiles = new ArrayList<>();
        long eventsBefore = -rule.threshold();
        for (double probability : probabilities) {
            SurvivalCurve.Quantile quantile = quantile(curve, probability);
            OptionalDouble day = curve.quantile(probability).estimate();
            if (rule.active() && quantile.estimate().isPresent()) {
                long events = events(curve, day.getAsDouble());
                if (events != eventsBefore && events - eventsBefore < rule.threshold()) {
                    quantile = new SurvivalCurve.Quantile(
                            probability, OptionalDouble.empty(), quantile.lower(), quantile.upper());
                } else {
                    eventsBefore = events;
                }
            }
            quantiles.add(quantile);
        }
        return quantiles;
    }

    private static long events(SurvivalCurve curve, double until) {
        return curve.steps().stream()
                .filter(step -> step.time() <= until)
                .mapToLong(SurvivalCurve.Step::events)
                .sum();
    }

    /**
     * Returns the restricted mean as it may be shown, in whole days: when at least k events happened up to the horizon,
     * and at least 11 subjects are at risk at it or, where nobody is left by then, were at the start.
     *
     * @param curve the raw curve, in days
     * @param horizon the horizon, in days, within what was observed
     * @return the mean, empty when withheld
     */
    public Optional<SurvivalCurve.RestrictedMean> restrictedMean(SurvivalCurve curve, double horizon) {
        SurvivalCurve.RestrictedMean raw = curve.restrictedMean(horizon);
        if (!rule.active()) {
            return Optional.of(raw);
        }
        long atRisk = curve.steps().stream()
                .filter(step -> step.time() >= horizon)
                .findFirst()
                .or(() -> curve.steps().stream().findFirst())
                .map(SurvivalCurve.Step::atRisk)
                .orElse(0L);
        return atRisk >= MIN_AT_RISK && events(curve, horizon) >= rule.threshold()
                ? Optional.of(new SurvivalCurve.RestrictedMean(
                        horizon,
                        Math.round(raw.mean()),
                        Math.round(raw.standardError() * 10) / 10.0,
                        Math.round(raw.lower()),
                        Math.round(raw.upper())))
                : Optional.empty();
    }

    private OptionalDouble shown(SurvivalCurve curve, OptionalDouble day) {
        if (!rule.active() || day.isEmpty()) {
            return day;
        }
        long before = 0;
        long after = 0;
        for (SurvivalCurve.Step step : curve.steps()) {
            if (step.time() <= day.getAsDouble()) {
                before += step.events();
            } else {
                after += step.events();
            }
        }
        return Math.min(before, after) >= rule.threshold()
                ? OptionalDouble.of((double) (Math.round(day.getAsDouble() / ROUNDING) * ROUNDING))
                : OptionalDouble.empty();
    }
}
