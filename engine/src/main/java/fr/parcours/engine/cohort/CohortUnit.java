package fr.parcours.engine.cohort;

/** What is followed. */
public enum CohortUnit {
    /** Every journey that enters: a person with several counts several times. */
    JOURNEY,
    /**
     * The first journey by which each person enters, among all those of the dataset whatever their dates; a journey
     * without a person counts for itself.
     */
    PERSON
}
