package fr.parcours.layout.bundle;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** Keys made for tests. */
final class TestKeys {

    private TestKeys() {}

    static Path pkcs8(Path file) throws Exception {
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return pem(file, "PRIVATE KEY", key);
    }

    static Path pem(Path file, String kind, byte[] content) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n" + Base64.getEncoder().encodeToString(content) + "\n-----END " + kind
                        + "-----\n");
        return ownerOnly(file);
    }

    static Path ownerOnly(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }

    static String blob(SigningKey key) {
        return Base64.getEncoder()
                .encodeToString(new SshWire.Writer()
                        .string(Ed25519.SSH_NAME)
                        .string(key.publicKey())
                        .bytes());
    }
}
