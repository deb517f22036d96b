package fr.parcours.engine.stats.area;

/** Where an area lies in a funnel plot. */
public enum FunnelStatus {
    /** Below the outer limits: rarer than 1 in 1,000 when the area does not differ. */
    FAR_BELOW,
    /** Between the lower limits: rarer than 1 in 40. */
    BELOW,
    /** Within the inner limits, or on them. */
    WITHIN,
    /** Between the upper limits. */
    ABOVE,
    /** Above the outer limits. */
    FAR_ABOVE,
    /** Without anything to count. */
    UNDEFINED
}
