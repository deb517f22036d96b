package fr.parcours.engine.disclosure;

/**
 * How easily persons are told apart by their sequence of campaigns and specialities over the whole copied set.
 *
 * @param persons distinct persons
 * @param k persons who share the rarest sequence, 0 when there is none
 * @param belowK persons whose sequence is shared by less than the threshold
 * @param uniques persons alone with their sequence
 */
public record TrajectoryRisk(long persons, long k, long belowK, long uniques) {}
