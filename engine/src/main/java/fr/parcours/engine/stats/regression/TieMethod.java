package fr.parcours.engine.stats.regression;

/** How a Cox model treats events at the same time. */
public enum TieMethod {
    /**
     * The tied events leave the risk set one after the other, each a bit of all (Efron 1977). The l-th of d events has
     * the denominator R − (l/d)·D, R being the sum of hazards at risk and D that of the d subjects; counted as if every
     * subject had its row.
     */
    EFRON,
    /** All tied events share the whole risk set (Breslow 1974): simpler, biased towards 0 with heavy ties. */
    BRESLOW,
    /**
     * Time is discrete and tied events are one draw of d subjects (Cox 1972): coefficients are log odds ratios. Costs
     * subjects times events at each time; for small data. Only coefficients, tests and concordance are defined.
     */
    EXACT
}
