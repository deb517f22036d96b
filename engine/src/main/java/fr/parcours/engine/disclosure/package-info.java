/**
 * Disclosure control of rows: how easily persons could be found again in partitions that are about to be copied, and
 * the generalised partitions in which they cannot (k-anonymity, l-diversity, trajectories).
 *
 * <p>Queries of the catalogue count equivalence classes; what to do about them is decided here. Tables and curves are
 * the business of {@code protect}, identities of {@code anonymise}; how a copy travels is not known here.
 */
package fr.parcours.engine.disclosure;
