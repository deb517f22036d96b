package fr.parcours.layout.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 keys between their 32 bytes, as OpenSSH writes them, and the objects of Java. */
final class Ed25519 {

    /** Length of a public key and of the seed of a private key, in bytes. */
    static final int KEY_BYTES = 32;

    static final String SSH_NAME = "ssh-ed25519";

    private static final String ALGORITHM = "Ed25519";
    /** What RFC 8410 writes before the 32 bytes. */
    private static final byte[] PUBLIC_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] PRIVATE_HEADER = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(joined(PUBLIC_HEADER, raw)));
    }

    static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        return pkcs8(joined(PRIVATE_HEADER, seed));
    }

    static PrivateKey pkcs8(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    /** Java cannot compute the public key of a private one, but makes both from the random bytes it is given. */
    static PublicKey publicKeyOf(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SeedAsRandom(seed));
        return generator.generateKeyPair().getPublic();
    }

    private static byte[] joined(byte[] header, byte[] raw) {
        byte[] all = Arrays.copyOf(header, header.length + raw.length);
        System.arraycopy(raw, 0, all, header.length, raw.length);
        return all;
    }

    /** Answers with a seed where random bytes are asked for. */
    private static final class SeedAsRandom extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        SeedAsRandom(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
