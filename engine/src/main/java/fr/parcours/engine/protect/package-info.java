/**
 * Disclosure control: what may be shown of counts, shares, funnels and curves, and what must be withheld so that small
 * numbers can be neither read nor recovered by subtraction.
 *
 * <p>Functions on plain numbers. Nothing here knows SQL, tables of results or where the numbers come from; analyses
 * apply it last, just before a result leaves them. It protects one result at a time; {@code protect.table} protects all
 * tables of counts of a study together.
 *
 * <p>An observer is assumed to know the rule, every published number, that zeros are shown and hence that a withheld
 * count is at least 1.
 */
package fr.parcours.engine.protect;
