package fr.parcours.engine.anonymise;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * HMAC-SHA-256 (RFC 2104) for many short messages under one key. The two blocks that the key pads are digested once and
 * copied for each message, which halves the work of {@link javax.crypto.Mac}. Not thread-safe.
 */
final class ShortMac {

    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;

    /**
     * Digests the padded key.
     *
     * @param key at most 64 bytes
     */
    ShortMac(byte[] key) {
        this(key, "");
    }

    /**
     * Digests the padded key and what all messages begin with.
     *
     * @param key at most 64 bytes
     * @param prefix beginning of every message, which is not given again
     */
    ShortMac(byte[] key, String prefix) {
        if (key.length > BLOCK) {
            throw new IllegalArgumentException("A key of more than a block is digested first: not needed here.");
        }
        inner = padded(key, INNER);
        inner.update(prefix.getBytes(StandardCharsets.UTF_8));
        outer = padded(key, OUTER);
    }

    private static MessageDigest padded(byte[] key, byte pad) {
        byte[] block = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(block);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Hashes the beginning of an array. */
    byte[] hash(byte[] message, int length) {
        MessageDigest first = copy(inner);
        first.update(message, 0, length);
        MessageDigest second = copy(outer);
        second.update(first.digest());
        return second.digest();
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this Java platform cannot be copied.", e);
        }
    }
}
