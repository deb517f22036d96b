package fr.parcours.engine.stats;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Events per unit of time at risk, with a Poisson interval, exact or normal.
 *
 * <p>With d events in a person-time T: d/T, limits χ²(α/2; 2d)/2T and χ²(1 − α/2; 2d + 2)/2T, the lower one 0 without
 * events. Equal to R 4.2.2 {@code stats::poisson.test(d, T)} within a relative 1e-10. Garwood F. (1936), Fiducial
 * limits for the Poisson distribution, Biometrika 28, 437–442.
 *
 * @param events events counted, zero or more
 * @param personTime time at risk summed over subjects, zero or more
 * @param estimate events per unit of time; {@code NaN} without time at risk, as are the limits
 * @param lower lower limit
 * @param upper upper limit
 */
public record Rate(long events, double personTime, double estimate, double lower, double upper) {

    private static final double QUANTILE_ACCURACY = 1e-15;

    /**
     * Estimates a rate.
     *
     * @param events events counted, zero or more
     * @param personTime time at risk, zero or more; without it there can be no event
     * @param level confidence level strictly between 0 and 1
     * @return the rate
     * @throws IllegalArgumentException if a number is impossible
     */
    public static Rate exact(long events, double personTime, double level) {
        if (events < 0 || !(personTime >= 0) || (personTime == 0 && events > 0)) {
            throw new IllegalArgumentException(
                    "Cannot estimate a rate of " + events + " events in a time of " + personTime);
        }
        double tail = (1 - new Confidence(level).level()) / 2;
        if (personTime == 0) {
            return new Rate(events, personTime, Double.NaN, Double.NaN, Double.NaN);
        }
        return new Rate(
                events,
                personTime,
                events / personTime,
                events == 0 ? 0 : chiSquare(tail, 2.0 * events) / (2 * personTime),
                chiSquare(1 - tail, 2.0 * events + 2) / (2 * personTime));
    }

    /**
     * Estimates a rate with limits that are symmetric on the log scale: d/T·exp(±z/√d).
     *
     * @param events events counted, zero or more
     * @param personTime time at risk, zero or more; without it there can be no event
     * @param level confidence level strictly between 0 and 1
     * @return the rate; without events its limits are {@code NaN}
     * @throws IllegalArgumentException if a number is impossible
     */
    public static Rate normal(long events, double personTime, double level) {
        Rate exact = exact(events, personTime, level);
        double factor = events == 0 ? Double.NaN : Math.exp(new Confidence(level).z() / Math.sqrt((double) events));
        return new Rate(events, personTime, exact.estimate, exact.estimate / factor, exact.estimate * factor);
    }

    /**
     * States the same rate per so many units of time, such as 1,000 journeys.
     *
     * @param units more than 0
     * @return the rate times {@code units}, the time at risk counted in these
     * @throws IllegalArgumentException if {@code units} is not a number more than 0
     */
    public Rate per(double units) {
        if (!(units > 0 && Double.isFinite(units))) {
            throw new IllegalArgumentException("Cannot state a rate per " + units);
        }
        return new Rate(events, personTime / units, estimate * units, lower * units, upper * units);
    }

    private static double chiSquare(double probability, double freedom) {
        return new ChiSquaredDistribution(null, freedom, QUANTILE_ACCURACY).inverseCumulativeProbability(probability);
    }
}
