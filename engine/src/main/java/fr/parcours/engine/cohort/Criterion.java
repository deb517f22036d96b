package fr.parcours.engine.cohort;

/**
 * One of the criteria by which journeys become the cohort, in the order in which they are applied.
 *
 * @param labelFr what it asks, in French
 * @param labelEn what it asks, in English
 * @param sql condition over {@code candidate}
 */
public record Criterion(String labelFr, String labelEn, String sql) {}
