package fr.parcours.engine.stats;

/**
 * Subjects who come under observation after the start (left truncation).
 *
 * @param time when their observation begins; they are at risk strictly after it
 * @param count how many they are, above zero
 */
public record LateEntry(long time, long count) {}
