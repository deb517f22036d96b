package fr.parcours.layout.bundle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a bundle says of itself in {@code datapackage.json}.
 *
 * @param id identity of this bundle
 * @param series identity of the first bundle of those that replace each other
 * @param version rank in the series, from 1
 * @param replaces SHA-512 of the tag manifest of the bundle that this one replaces
 * @param emitter who sends it, as named in files of allowed signers; empty if unsigned
 * @param recipients whom it is for; none if it does not say
 * @param purpose what it may be used for
 * @param expires day after which it must not be used any more
 */
public record BundleInfo(
        String id,
        String series,
        int version,
        Optional<String> replaces,
        Optional<String> emitter,
        List<String> recipients,
        Optional<String> purpose,
        Optional<LocalDate> expires) {

    /** Copies the list. */
    public BundleInfo {
        recipients = List.copyOf(recipients);
    }
}
