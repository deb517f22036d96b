package fr.parcours.layout.bundle;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.Texts;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/**
 * A signature in the form of OpenSSH, SSHSIG (PROTOCOL.sshsig): Ed25519 over a namespace and the SHA-512 of a message.
 * {@code ssh-keygen -Y sign} and {@code ssh-keygen -Y verify} write and read the same.
 */
public final class SshSignature {

    private static final Texts TEXTS = Texts.of(SshSignature.class);
    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final String HASH = "sha512";
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    private static final String END = "-----END SSH SIGNATURE-----";
    private static final int LINE = 70;

    private final byte[] publicKey;
    private final String namespace;
    private final String hash;
    private final byte[] signature;

    private SshSignature(byte[] publicKey, String namespace, String hash, byte[] signature) {
        this.publicKey = publicKey;
        this.namespace = namespace;
        this.hash = hash;
        this.signature = signature;
    }

    /**
     * Signs a message.
     *
     * @param key key of the signer
     * @param namespace what the signature is for: it is worth nothing for anything else
     * @param message the message
     * @return the armoured signature, as in a {@code .sig} file of OpenSSH
     */
    public static String sign(SigningKey key, String namespace, byte[] message) {
        byte[] signature = key.sign(signed(namespace, HASH, message));
        byte[] blob = new SshWire.Writer()
                .raw(MAGIC)
                .number(VERSION)
                .string(new SshWire.Writer()
                        .string(Ed25519.SSH_NAME)
                        .string(key.publicKey())
                        .bytes())
                .string(namespace)
                .string("")
                .string(HASH)
                .string(new SshWire.Writer()
                        .string(Ed25519.SSH_NAME)
                        .string(signature)
                        .bytes())
                .bytes();
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(blob);
        return BEGIN + "\n" + body + "\n" + END + "\n";
    }

    /**
     * Reads an armoured signature; verifies nothing yet.
     *
     * @param armoured content of the file
     * @return the signature
     * @throws IntegrityException if it is no Ed25519 signature of OpenSSH
     */
    static SshSignature parse(String armoured) {
        try {
            String text = armoured.strip();
            if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
                throw new IntegrityException(TEXTS.format("signature.form"));
            }
            String body =
                    text.substring(BEGIN.length(), text.length() - END.length()).replaceAll("\\s", "");
            byte[] content = Base64.getDecoder().decode(body);
            SshWire.Reader blob = new SshWire.Reader(content);
            boolean known = Arrays.equals(blob.raw(MAGIC.length), MAGIC) && blob.number() == VERSION;
            SshWire.Reader key = new SshWire.Reader(blob.bytes());
            known &= key.text().equals(Ed25519.SSH_NAME);
            byte[] publicKey = key.bytes();
            String namespace = blob.text();
            blob.bytes();
            String hash = blob.text();
            SshWire.Reader signature = new SshWire.Reader(blob.bytes());
            known &= signature.text().equals(Ed25519.SSH_NAME);
            byte[] bytes = signature.bytes();
            known &= blob.atEnd() && key.atEnd() && signature.atEnd() && publicKey.length == Ed25519.KEY_BYTES;
            // One signature has one form: the last letter may have bits that say nothing.
            known &= Base64.getEncoder().encodeToString(content).equals(body);
            if (!known) {
                throw new IntegrityException(TEXTS.format("signature.form"));
            }
            return new SshSignature(publicKey, namespace, hash, bytes);
        } catch (IllegalArgumentException | BufferUnderflowException | StringIndexOutOfBoundsException e) {
            throw new IntegrityException(TEXTS.format("signature.form"));
        }
    }

    /** Whether the holder of the public key signed this message for this namespace. */
    boolean verifies(String wantedNamespace, byte[] message) {
        if (!namespace.equals(wantedNamespace)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(Ed25519.publicKey(publicKey));
            verifier.update(signed(namespace, hash, message));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    String namespace() {
        return namespace;
    }

    private static byte[] signed(String namespace, String hash, byte[] message) {
        return new SshWire.Writer()
                .raw(MAGIC)
                .string(namespace)
                .string("")
                .string(hash)
                .string(digest(hash, message))
                .bytes();
    }

    private static byte[] digest(String hash, byte[] message) {
        try {
            return switch (hash) {
                case "sha512" -> MessageDigest.getInstance("SHA-512").digest(message);
                case "sha256" -> MessageDigest.getInstance("SHA-256").digest(message);
                default -> throw new IntegrityException(TEXTS.format("signature.form"));
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-2.", e);
        }
    }
}
