package fr.parcours.engine.stats.area;

/**
 * Control limits at one size of area.
 *
 * @param size subjects or events expected, more than 0
 * @param lower998 lower limit of 99.8 %
 * @param lower95 lower limit of 95 %
 * @param upper95 upper limit of 95 %
 * @param upper998 upper limit of 99.8 %
 */
public record FunnelLimits(double size, double lower998, double lower95, double upper95, double upper998) {

    FunnelStatus status(double estimate) {
        if (Double.isNaN(estimate)) {
            return FunnelStatus.UNDEFINED;
        }
        if (estimate < lower95) {
            return estimate < lower998 ? FunnelStatus.FAR_BELOW : FunnelStatus.BELOW;
        }
        if (estimate > upper95) {
            return estimate > upper998 ? FunnelStatus.FAR_ABOVE : FunnelStatus.ABOVE;
        }
        return FunnelStatus.WITHIN;
    }
}
