package fr.parcours.engine.stats.study;

/**
 * How a coverage compares with its nominal 95 %, between 93 % and 97 % being as it should; 100 % less the size of a
 * test.
 */
public enum Verdict {
    /** Between 93 % and 97 %, Monte Carlo limits included. */
    NOMINAL,
    /** Above: intervals are longer, or tests milder, than they need to be. */
    CAUTIOUS,
    /** Below: intervals are too short, or tests reject too often. */
    TOO_SHORT,
    /** On the edge: more samples are needed to tell. */
    UNDECIDED;

    private static final double LOWEST = 0.93;
    private static final double HIGHEST = 0.97;

    static Verdict of(double lower, double upper) {
        if (lower >= LOWEST && upper <= HIGHEST) {
            return NOMINAL;
        }
        if (lower > HIGHEST) {
            return CAUTIOUS;
        }
        return upper < LOWEST ? TOO_SHORT : UNDECIDED;
    }
}
