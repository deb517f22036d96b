/**
 * Bundles: one or more partitions in a BagIt folder or zip archive that another observatory can check with
 * {@code ssh-keygen} and {@code sha512sum} alone. The format is described in {@code LAYOUT.md}.
 *
 * <p>Nothing of a bundle is parsed before its signature and digests were checked, except what that check needs.
 */
package fr.parcours.layout.bundle;
