package fr.parcours.engine.cohort;

/**
 * When a drop-out is presumed: no jury after a horizon.
 *
 * @param horizon time since entry without a jury
 */
public record Presumption(Months horizon) {

    /**
     * Presumes a drop-out after a horizon.
     *
     * @param horizon time since entry without a jury
     * @return the presumption
     */
    public static Presumption presumedAfter(Months horizon) {
        return new Presumption(horizon);
    }
}
