package fr.parcours.engine.stats;

/** What a difference at one time counts in a log-rank test. */
public enum LogRankWeight {
    /** Every event counts the same. Best when hazards are proportional. */
    LOG_RANK,
    /**
     * S(t−)^ρ, S the Kaplan–Meier curve of all groups: early differences count more. With ρ = 1 the test of Peto–Peto.
     */
    FLEMING_HARRINGTON,
    /** n, the number at risk (Gehan, Breslow; generalised Wilcoxon): depends on censoring. */
    GEHAN,
    /** √n. */
    TARONE_WARE,
    /** Π (1 − d/(n + 1)) over times ≤ t, this time included (Andersen and others' change of Peto–Peto). */
    PETO_PETO_MODIFIED
}
