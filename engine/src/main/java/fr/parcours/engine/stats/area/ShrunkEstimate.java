package fr.parcours.engine.stats.area;

/**
 * What is to be believed of one area, given all.
 *
 * @param events events or successes
 * @param size subjects or events expected
 * @param crude events / size; {@code NaN} without size
 * @param estimate weight · crude + (1 − weight) · mean of the areas
 * @param weight how much the area's own figure counts, from 0 to 1
 * @param lower lower limit of the credible interval; {@code NaN} when areas do not differ
 * @param upper upper limit
 */
public record ShrunkEstimate(
        long events, double size, double crude, double estimate, double weight, double lower, double upper) {}
