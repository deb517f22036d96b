package fr.parcours.engine.stats.area;

/**
 * An area in a funnel plot.
 *
 * @param events events or successes
 * @param size subjects or events expected
 * @param estimate events / size; {@code NaN} without size
 * @param z (estimate − target)/standard error at the target, without over-dispersion; {@code NaN} without size
 * @param p twice the smaller exact tail at the target, 1 at most, without over-dispersion; {@code NaN} without size
 * @param limits control limits at this size; {@code NaN} without size
 * @param status where the area lies
 */
public record FunnelPoint(
        long events, double size, double estimate, double z, double p, FunnelLimits limits, FunnelStatus status) {}
