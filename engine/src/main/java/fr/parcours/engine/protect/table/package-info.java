/**
 * Disclosure control of whole tables of counts: margins, hierarchies, linked tables and overlapping geographies are one
 * system of sums, so what one table would give away about another is seen.
 *
 * <p>Two modes. {@link fr.parcours.engine.protect.table.SecretMode} hides the small cells and as many others as it
 * takes; {@link fr.parcours.engine.protect.table.RoundedMode} rounds every cell and keeps the sums true. Neither
 * publishes what it could not prove to be safe.
 *
 * <p>An observer is assumed to know the rule, every published number, every sum of the system, and that a hidden cell
 * is at least 1, as zeros are printed. What was chosen and why is in {@code docs/protection.md}.
 */
package fr.parcours.engine.protect.table;
