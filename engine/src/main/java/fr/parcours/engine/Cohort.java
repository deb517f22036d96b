package fr.parcours.engine;

/** The journeys followed by a study. */
public final class Cohort {
    private Cohort() {}
}
