package fr.parcours.engine.territory;

/** How a postal code and a name led to a commune. */
public enum ResidenceMatch {
    /** The postal code and the name are those of one commune, today's or one that it holds. */
    EXACT,
    /** One of the two had to be corrected, or was missing, and only one commune fits. */
    CORRECTED,
    /** Several communes fit equally. */
    AMBIGUOUS,
    /** No commune fits. */
    UNRESOLVED
}
