package fr.parcours.layout.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    Path folder;

    /** RFC 8032, 7.1, test 1. */
    @Test
    void thePublicKeyIsThatOfTheStandard() throws IOException {
        byte[] encoded = HexFormat.of()
                .parseHex("302e020100300506032b657004220420"
                        + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        SigningKey key = SigningKey.open(TestKeys.pem(folder.resolve("k"), "PRIVATE KEY", encoded));
        assertThat(HexFormat.of().formatHex(key.publicKey()))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(HexFormat.of().formatHex(key.sign(new byte[0])))
                .startsWith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155");
    }

    @Test
    void aKeyFileOfOpenSshIsReadAndItsFingerprintIsThatOfSshKeygen() throws Exception {
        sshKeygen("-q", "-t", "ed25519", "-N", "", "-C", "a comment", "-f", "k");
        SigningKey key = SigningKey.open(folder.resolve("k"));
        assertThat(sshKeygen("-l", "-f", "k.pub")).contains(key.fingerprint());
        assertThat(Files.readString(folder.resolve("k.pub"))).contains(TestKeys.blob(key));
    }

    @Test
    void aKeyWithAPassphraseSaysWhatToDo() throws Exception {
        sshKeygen("-q", "-t", "ed25519", "-N", "secret", "-f", "k");
        assertThatThrownBy(() -> SigningKey.open(folder.resolve("k")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ssh-keygen -p");
    }

    @Test
    void aKeyOfAnotherKindIsRefused() throws Exception {
        sshKeygen("-q", "-t", "ecdsa", "-N", "", "-f", "k");
        assertThatThrownBy(() -> SigningKey.open(folder.resolve("k")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Ed25519");
        Path text = TestKeys.ownerOnly(Files.writeString(folder.resolve("text"), "bonjour"));
        assertThatThrownBy(() -> SigningKey.open(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws Exception {
        Path file = TestKeys.pkcs8(folder.resolve("k"));
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> SigningKey.open(file))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aDamagedKeyIsRefusedAndNeverQuoted() throws Exception {
        sshKeygen("-q", "-t", "ed25519", "-N", "", "-f", "k");
        String text = Files.readString(folder.resolve("k"));
        byte[] content = Base64.getDecoder()
                .decode(text.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat));
        for (int i = 0; i < content.length - 60; i += 7) {
            byte[] changed = content.clone();
            changed[i] ^= 1;
            Path file = TestKeys.pem(folder.resolve("damaged"), "OPENSSH PRIVATE KEY", changed);
            try {
                // Some bytes matter to nobody, such as the first copy of the public key.
                assertThat(SigningKey.open(file).fingerprint()).startsWith("SHA256:");
            } catch (InvalidInputException | IntegrityException e) {
                assertThat(e.getMessage()).contains("damaged").doesNotContain(text.substring(60, 80));
            }
        }
    }

    private String sshKeygen(String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "no OpenSSH here");
        Process process = new ProcessBuilder(java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("/usr/bin/ssh-keygen"), java.util.Arrays.stream(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
