package fr.parcours.engine.anonymise;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * The observatory's stage of the scheme {@code vae-pseudo/v1}: makes the identifiers that are stored from those a
 * certifier sends, through every key of a chain. Thread-safe.
 */
public final class Pseudonyms {

    /** Digits of a pseudonym: 128 bits. */
    static final int HEX_DIGITS = 32;

    private final ThreadLocal<List<ShortMac>> personMacs;
    private final ThreadLocal<List<ShortMac>> journeyMacs;

    /**
     * Prepares the sub-keys of one key.
     *
     * @param key key of the observatory
     */
    public Pseudonyms(KeyFile key) {
        this(KeyChain.of(key));
    }

    /**
     * Prepares the sub-keys of a chain.
     *
     * @param chain keys of the observatory
     */
    public Pseudonyms(KeyChain chain) {
        personMacs = macs(chain, "vae-pseudo/v1/etape2");
        journeyMacs = macs(chain, "vae-pseudo/v1/parcours");
    }

    private static ThreadLocal<List<ShortMac>> macs(KeyChain chain, String purpose) {
        List<byte[]> subKeys =
                chain.keys().stream().map(key -> key.subKey(purpose)).toList();
        return ThreadLocal.withInitial(() -> subKeys.stream().map(ShortMac::new).toList());
    }

    /**
     * Makes the stored identifier of a person. With the last key of a chain alone and a stored identifier, it makes the
     * identifier that the whole chain gives.
     *
     * @param certifierPseudonym pseudonym given by the certifier
     * @return 32 hexadecimal digits
     */
    public String person(String certifierPseudonym) {
        return hash(personMacs.get(), certifierPseudonym);
    }

    /**
     * Makes the stored identifier of a journey.
     *
     * @param journeyKey certifier, unit and file number
     * @return 32 hexadecimal digits
     */
    public String journey(String journeyKey) {
        return hash(journeyMacs.get(), journeyKey);
    }

    private static String hash(List<ShortMac> macs, String text) {
        String pseudonym = text;
        for (ShortMac mac : macs) {
            byte[] message = ("v1|" + pseudonym).getBytes(StandardCharsets.UTF_8);
            byte[] digest = mac.hash(message, message.length);
            pseudonym = HexFormat.of().formatHex(digest, 0, HEX_DIGITS / 2);
        }
        return pseudonym;
    }
}
