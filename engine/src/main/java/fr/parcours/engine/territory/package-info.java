/**
 * Territories: the communes of the official geographic code and where those of the past are now, the zonings that group
 * them, those that users add, and variables of territories.
 *
 * <p>Lists are made from the open package {@code @etalab/decoupage-administratif} by
 * {@code docs/territory/communes.py}.
 */
package fr.parcours.engine.territory;
