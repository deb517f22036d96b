package fr.parcours.layout.bundle;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/**
 * The Ed25519 private key an observatory signs its bundles with: an OpenSSH key file without passphrase, or PKCS#8 in
 * PEM. Errors never quote the content of the file.
 */
public final class SigningKey {

    private static final Texts TEXTS = Texts.of(SigningKey.class);
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final byte[] OPENSSH_MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    /** How long a PKCS#8 key is that ends with its seed of 32 bytes. */
    private static final int PKCS8_BYTES = 48;

    private final PrivateKey key;
    private final byte[] publicKey;

    private SigningKey(PrivateKey key, byte[] publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /**
     * Reads a key file.
     *
     * @param file path of the private key
     * @return the key
     * @throws InvalidInputException if the file cannot be read, is no Ed25519 key or has a passphrase
     * @throws IntegrityException if others than its owner can read the file, or it is damaged
     */
    public static SigningKey open(Path file) {
        try {
            checkOwnerOnly(file);
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            SigningKey key;
            if (text.contains("-----BEGIN OPENSSH PRIVATE KEY-----")) {
                key = openSsh(decoded(text), file);
            } else if (text.contains("-----BEGIN PRIVATE KEY-----")) {
                key = pkcs8(decoded(text), file);
            } else if (text.contains("ENCRYPTED")) {
                throw new InvalidInputException(TEXTS.format("key.passphrase", file));
            } else {
                throw new InvalidInputException(TEXTS.format("key.form", file));
            }
            key.checkPair(file);
            return key;
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("key.unreadable", file));
        } catch (IllegalArgumentException | BufferUnderflowException | GeneralSecurityException e) {
            // The cause may quote the content of the file: it is left out.
            throw new IntegrityException(TEXTS.format("key.damaged", file));
        }
    }

    /**
     * Refuses a private key that others than its owner can read.
     *
     * @throws IntegrityException if they can
     */
    static void checkOwnerOnly(Path file) {
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IntegrityException(TEXTS.format("key.exposed", file, file));
            }
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("key.unreadable", file));
        }
    }

    private static byte[] decoded(String pem) {
        StringBuilder body = new StringBuilder();
        pem.lines().filter(line -> !line.startsWith("-----")).forEach(line -> body.append(line.strip()));
        return Base64.getDecoder().decode(body.toString());
    }

    private static SigningKey openSsh(byte[] content, Path file) throws GeneralSecurityException {
        SshWire.Reader outer = new SshWire.Reader(content);
        if (!Arrays.equals(outer.raw(OPENSSH_MAGIC.length), OPENSSH_MAGIC)) {
            throw new GeneralSecurityException("magic");
        }
        String cipher = outer.text();
        outer.text();
        outer.bytes();
        if (!cipher.equals("none")) {
            throw new InvalidInputException(TEXTS.format("key.passphrase", file));
        }
        if (outer.number() != 1) {
            throw new InvalidInputException(TEXTS.format("key.form", file));
        }
        outer.bytes();
        SshWire.Reader inner = new SshWire.Reader(outer.bytes());
        int check = inner.number();
        if (inner.number() != check) {
            throw new GeneralSecurityException("check");
        }
        if (!inner.text().equals(Ed25519.SSH_NAME)) {
            throw new InvalidInputException(TEXTS.format("key.form", file));
        }
        byte[] publicKey = inner.bytes();
        byte[] seedAndPublic = inner.bytes();
        return new SigningKey(Ed25519.privateKey(Arrays.copyOf(seedAndPublic, Ed25519.KEY_BYTES)), publicKey);
    }

    private static SigningKey pkcs8(byte[] content, Path file) throws GeneralSecurityException {
        PrivateKey key;
        try {
            key = Ed25519.pkcs8(content);
        } catch (GeneralSecurityException e) {
            throw new InvalidInputException(TEXTS.format("key.form", file));
        }
        byte[] encoded = key.getEncoded();
        if (encoded.length != PKCS8_BYTES) {
            throw new InvalidInputException(TEXTS.format("key.form", file));
        }
        byte[] seed = Arrays.copyOfRange(encoded, PKCS8_BYTES - Ed25519.KEY_BYTES, PKCS8_BYTES);
        return new SigningKey(key, Ed25519.raw(Ed25519.publicKeyOf(seed)));
    }

    /** A public key that is not that of the private one would make signatures that nobody can verify. */
    private void checkPair(Path file) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(Ed25519.publicKey(publicKey));
        verifier.update(OPENSSH_MAGIC);
        if (!verifier.verify(sign(OPENSSH_MAGIC))) {
            throw new IntegrityException(TEXTS.format("key.damaged", file));
        }
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign with Ed25519.", e);
        }
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    /**
     * Returns the fingerprint of the public key, as {@code ssh-keygen -l} shows it: read it out over the telephone.
     *
     * @return such as {@code SHA256:...}
     */
    public String fingerprint() {
        return fingerprint(publicKey);
    }

    static String fingerprint(byte[] publicKey) {
        byte[] blob =
                new SshWire.Writer().string(Ed25519.SSH_NAME).string(publicKey).bytes();
        MessageDigest digest = fr.parcours.layout.Digests.sha256();
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest.digest(blob));
    }

    @Override
    public String toString() {
        return fingerprint();
    }
}
