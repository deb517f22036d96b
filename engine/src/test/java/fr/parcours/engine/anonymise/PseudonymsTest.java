package fr.parcours.engine.anonymise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {

    @TempDir
    Path folder;

    /** The published key of the test vectors: bytes 0x20 to 0x3f. */
    private static byte[] vectorSecret() {
        byte[] secret = new byte[32];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) (0x20 + i);
        }
        return secret;
    }

    private KeyFile vectorKey() {
        return KeyFile.openOrCreate(folder.resolve("k2.key"), "k2-test", vectorSecret());
    }

    @Test
    void personsGetThePseudonymsOfThePublishedVectors() {
        Pseudonyms pseudonyms = new Pseudonyms(vectorKey());
        assertThat(pseudonyms.person("cda1f04a9d9f83998ee4917aebb7507e")).isEqualTo("2bf94a0f1fab031d8b222e05cef86761");
        assertThat(pseudonyms.person("f64165b9ef868bfa684d341c30c86b05")).isEqualTo("68944317c233d3dd5a5a6fc52dfe6a94");
    }

    @Test
    void theFingerprintIsTheIdAndThePublishedCheckValue() {
        assertThat(vectorKey().fingerprint()).isEqualTo("k2-test:bacaec00");
    }

    @Test
    void journeysAndPersonsNeverShareAPseudonym() {
        Pseudonyms pseudonyms = new Pseudonyms(vectorKey());
        assertThat(pseudonyms.journey("same")).isNotEqualTo(pseudonyms.person("same"));
    }

    @Test
    void theKeyNeverShowsInItsText() {
        String secret = Base64.getEncoder().encodeToString(vectorSecret());
        assertThat(vectorKey().toString()).doesNotContain(secret).doesNotContain(secret.substring(0, 8));
    }

    @Test
    void aNewKeyIsRandomAndItsOwnersAlone() throws IOException {
        Path file = folder.resolve("new.key");
        KeyFile first = KeyFile.openOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.openOrCreate(file).fingerprint()).isEqualTo(first.fingerprint());
        assertThat(KeyFile.openOrCreate(folder.resolve("other.key")).fingerprint())
                .isNotEqualTo(first.fingerprint());
    }

    @Test
    void aKeyOthersCanReadIsRefused() throws IOException {
        vectorKey();
        Path file = folder.resolve("k2.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> KeyFile.open(file))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aDamagedKeyIsRefusedWithoutShowingIt() throws IOException {
        vectorKey();
        Path file = folder.resolve("k2.key");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("cle: I", "cle: J"));
        assertThatThrownBy(() -> KeyFile.open(file))
                .isInstanceOf(IntegrityException.class)
                .hasMessageNotContaining("cle:");
    }

    @Test
    void theKeyOfACertifierIsRefused() throws IOException {
        vectorKey();
        Path file = folder.resolve("k2.key");
        Files.writeString(file, Files.readString(file).replace("role: etape2", "role: etape1"));
        assertThatThrownBy(() -> KeyFile.open(file)).isInstanceOf(IntegrityException.class);
    }

    @Test
    void anotherFileIsNotTakenForAKey() throws IOException {
        Path file = folder.resolve("other.txt");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> KeyFile.open(file)).isInstanceOf(InvalidInputException.class);
    }
}
