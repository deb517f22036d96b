package fr.parcours.engine.stats.area;

/** Where an area lies in a funnel plot. */
public enum FunnelStatus {
    /** Below the limits of 99.8 %. */
    FAR_BELOW,
    /** Between the lower limits. */
    BELOW,
    /** Within the inner limits, or on them. */
    WITHIN,
    /** Between the upper limits. */
    ABOVE,
    /** Above the limits of 99.8 %. */
    FAR_ABOVE,
    /** Without anything to count. */
    UNDEFINED
}
