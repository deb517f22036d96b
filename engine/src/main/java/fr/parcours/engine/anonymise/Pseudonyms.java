package fr.parcours.engine.anonymise;

import java.math.BigInteger;
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

    private static final int BYTES = HEX_DIGITS / 2;
    private static final String PREFIX = "v1|";

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
        return ThreadLocal.withInitial(() ->
                subKeys.stream().map(subKey -> new ShortMac(subKey, PREFIX)).toList());
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

    /**
     * Makes the stored identifier of a person as a number, which takes half the room.
     *
     * @param certifierPseudonym pseudonym given by the certifier
     * @return the number that the 32 digits of {@link #person} write
     */
    public BigInteger personNumber(String certifierPseudonym) {
        return number(personMacs.get(), certifierPseudonym);
    }

    /**
     * Makes the stored identifier of a journey as a number, which takes half the room.
     *
     * @param journeyKey certifier, unit and file number
     * @return the number that the 32 digits of {@link #journey} write
     */
    public BigInteger journeyNumber(String journeyKey) {
        return number(journeyMacs.get(), journeyKey);
    }

    private static String hash(List<ShortMac> macs, String text) {
        return hex(digest(macs, text));
    }

    private static BigInteger number(List<ShortMac> macs, String text) {
        return new BigInteger(1, digest(macs, text), 0, BYTES);
    }

    private static byte[] digest(List<ShortMac> macs, String text) {
        byte[] digest = mac(macs.get(0), text);
        for (ShortMac mac : macs.subList(1, macs.size())) {
            digest = mac(mac, hex(digest));
        }
        return digest;
    }

    private static byte[] mac(ShortMac mac, String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return mac.hash(message, message.length);
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }
}
