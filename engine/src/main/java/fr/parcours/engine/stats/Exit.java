package fr.parcours.engine.stats;

/** How the observation of a subject ends. */
public enum Exit {
    /** With the event studied. */
    EVENT,
    /** Without it: nothing is known afterwards. */
    CENSORED
}
