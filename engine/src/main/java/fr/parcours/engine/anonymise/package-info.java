/**
 * Pseudonyms by the scheme {@code vae-pseudo/v1}: key files, sub-keys, keyed hashes.
 *
 * <p>Knows no dataset; keys never leave this package except as pseudonyms and fingerprints.
 */
package fr.parcours.engine.anonymise;
