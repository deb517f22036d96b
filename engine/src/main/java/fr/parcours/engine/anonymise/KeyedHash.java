package fr.parcours.engine.anonymise;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 and the derivation of sub-keys by HKDF (RFC 5869), which the JDK offers only from version 25 on. */
final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private KeyedHash() {}

    static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
        }
    }

    static byte[] mac(byte[] key, String message) {
        return keyed(key).doFinal(message.getBytes(StandardCharsets.UTF_8));
    }

    /** HKDF with an empty salt and an output of one block: extract, then one round of expand. */
    static byte[] derive(byte[] inputKey, String info) {
        byte[] pseudoRandomKey = keyed(new byte[HASH_BYTES]).doFinal(inputKey);
        Mac expand = keyed(pseudoRandomKey);
        expand.update(info.getBytes(StandardCharsets.UTF_8));
        return expand.doFinal(new byte[] {1});
    }
}
