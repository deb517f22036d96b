package fr.parcours.engine.anonymise;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * The observatory's stage of the scheme {@code vae-pseudo/v1}: makes the identifiers that are stored from those a
 * certifier sends. Thread-safe.
 */
public final class Pseudonyms {

    private static final int HEX_DIGITS = 32;

    private final ThreadLocal<Mac> personMac;
    private final ThreadLocal<Mac> journeyMac;

    /**
     * Prepares the sub-keys.
     *
     * @param key key of the observatory
     */
    public Pseudonyms(KeyFile key) {
        byte[] personKey = key.subKey("vae-pseudo/v1/etape2");
        byte[] journeyKey = key.subKey("vae-pseudo/v1/parcours");
        personMac = ThreadLocal.withInitial(() -> KeyedHash.keyed(personKey));
        journeyMac = ThreadLocal.withInitial(() -> KeyedHash.keyed(journeyKey));
    }

    /**
     * Makes the stored identifier of a person.
     *
     * @param certifierPseudonym pseudonym given by the certifier
     * @return 32 hexadecimal digits
     */
    public String person(String certifierPseudonym) {
        return hash(personMac.get(), "v1|" + certifierPseudonym);
    }

    /**
     * Makes the stored identifier of a journey.
     *
     * @param journeyKey certifier, unit and file number
     * @return 32 hexadecimal digits
     */
    public String journey(String journeyKey) {
        return hash(journeyMac.get(), "v1|" + journeyKey);
    }

    private static String hash(Mac mac, String message) {
        return HexFormat.of()
                .formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)))
                .substring(0, HEX_DIGITS);
    }
}
