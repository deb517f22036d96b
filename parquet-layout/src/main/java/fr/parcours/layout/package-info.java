/**
 * What is on disk: the schema of a partition, its nomenclatures, its manifest, and how a partition is published, listed
 * and verified.
 *
 * <p>Nothing here knows how partitions are analysed; the specification is {@code LAYOUT.md} at the top of the module.
 */
package fr.parcours.layout;
