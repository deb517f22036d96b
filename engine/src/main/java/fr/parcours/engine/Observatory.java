package fr.parcours.engine;

/** A dataset opened for analysis. */
public final class Observatory {
    private Observatory() {}
}
