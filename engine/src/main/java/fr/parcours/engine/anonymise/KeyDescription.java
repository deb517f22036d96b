package fr.parcours.engine.anonymise;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What may be known of a key: everything but the key.
 *
 * @param id identity of the key
 * @param role what it is for
 * @param domain where its pseudonyms may meet: those of different domains must not match
 * @param created day it was made
 * @param expires last day it may be used, empty if none was set
 * @param checkValue 8 hexadecimal digits that tell two keys apart
 */
public record KeyDescription(
        String id, KeyRole role, String domain, LocalDate created, Optional<LocalDate> expires, String checkValue) {

    /**
     * Returns what is recorded beside data.
     *
     * @return a text such as {@code k2-2026a:bacaec00}
     */
    public String fingerprint() {
        return id + ":" + checkValue;
    }
}
