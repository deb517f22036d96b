/**
 * Judges what intake delivered: findings of rows as the manifests tell them, findings between campaigns counted in the
 * partitions, thresholds, and the report that shows both.
 *
 * <p>A finding is a count and a subject (a unit, a département, a code, a step): never a person, never a value of one.
 * Nothing here changes data.
 */
package fr.parcours.engine.intake.quality;
