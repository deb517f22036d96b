package fr.parcours.layout.bundle;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a bundle is made.
 *
 * @param regions regions to take, all if none is given
 * @param campaigns campaigns to take, such as {@code 2009-2}, all if none is given
 * @param key private key to sign with, empty for a bundle without signature
 * @param emitter name of the signer in the files of allowed signers of those who receive the bundle
 * @param recipients whom it is for
 * @param purpose what it may be used for
 * @param expires last day it may be used
 * @param encryptTo age public keys to encrypt the archive for, none to leave it clear
 * @param replaces the bundle that it replaces
 * @param report the report of the confidentiality check, JSON
 * @param producer software that makes it
 */
public record ExportOptions(
        Set<String> regions,
        Set<String> campaigns,
        Optional<Path> key,
        Optional<String> emitter,
        List<String> recipients,
        Optional<String> purpose,
        Optional<LocalDate> expires,
        List<String> encryptTo,
        Optional<Path> replaces,
        Optional<byte[]> report,
        String producer) {

    /** Copies the sets and the list. */
    public ExportOptions {
        regions = Set.copyOf(regions);
        campaigns = Set.copyOf(campaigns);
        recipients = List.copyOf(recipients);
        encryptTo = List.copyOf(encryptTo);
    }
}
