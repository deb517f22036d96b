package fr.parcours.layout.bundle;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a bundle is taken in.
 *
 * @param signers file of allowed signers; empty for the one beside the dataset, if there is one
 * @param unsigned whether a bundle without any signature is taken
 * @param replace whether a partition may be replaced by one with older extracts
 * @param recipient our own name, which must be among the recipients if the bundle names some; empty not to check
 * @param identity file of the age private key, for an encrypted archive
 * @param limits how large the bundle may be
 */
public record ImportOptions(
        Optional<Path> signers,
        boolean unsigned,
        boolean replace,
        Optional<String> recipient,
        Optional<Path> identity,
        BundleLimits limits) {}
