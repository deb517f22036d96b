/**
 * Identities out, pseudonyms in, by the scheme {@code vae-pseudo/v1}.
 *
 * <ul>
 *   <li>Keys: their files, their two roles, the chain that a change of key makes.
 *   <li>Pseudonyms: of the certifiers ({@code CertifierPseudonyms}) and of the observatory ({@code Pseudonyms}).
 *   <li>{@code Anonymiser}: a table with identities becomes a file without, or none.
 *   <li>{@code LeakScan} and {@code NominalList}: what in a table names persons; findings tell where, never what.
 * </ul>
 *
 * <p>Knows no dataset, no specification and no format of files: those come as an {@code IdentitySource} and an
 * {@code AnonymisationPlan}. Keys never leave this package except as pseudonyms and fingerprints; identities never do.
 */
package fr.parcours.engine.anonymise;
