package fr.parcours.layout.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedSignersTest {

    private static final String SPACE = "vae-lot@observatoires";
    private static final byte[] MESSAGE = "lot".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private SigningKey key;
    private String blob;

    @BeforeEach
    void makeKey() throws Exception {
        key = SigningKey.open(TestKeys.pkcs8(folder.resolve("k")));
        blob = "ssh-ed25519 " + TestKeys.blob(key);
    }

    private PatternList verify(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("signers"), lines);
        SshSignature signature = SshSignature.parse(SshSignature.sign(key, SPACE, MESSAGE));
        return AllowedSigners.open(file).verify(signature, SPACE, MESSAGE, NOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "obs-centre KEY",
                "obs-centre KEY a comment with words",
                "obs-centre namespaces=\"vae-lot@observatoires\" KEY",
                "obs-centre namespaces=\"file,vae-*\" KEY",
                "\"obs-centre\" valid-after=\"20260101Z\",valid-before=\"20270101Z\" KEY",
                "obs-*,!obs-nord valid-before=\"202603011201Z\",namespaces=\"vae-lot@observatoires\" KEY x",
                "# comment\n\nobs-nord ssh-rsa AAAA\nca cert-authority KEY\nobs-centre KEY",
                "obs-centre valid-before=\"20200101Z\" KEY\nobs-centre KEY",
            })
    void aSignerWithTheRightKeyNamespaceAndDateIsAllowed(String lines) throws IOException {
        PatternList names = verify(lines.replace("KEY", blob));
        assertThat(names.matches("obs-centre")).isTrue();
        assertThat(names.matches("obs-nord")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "obs-centre ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                "obs-centre cert-authority KEY",
                "obs-centre namespaces=\"file\" KEY",
                "obs-centre namespaces=\"*,!vae-lot@observatoires\" KEY",
                "obs-centre valid-after=\"20260302Z\" KEY",
                "obs-centre valid-before=\"20260301Z\" KEY",
                "obs-centre valid-before=\"20260301120000Z\" KEY",
            })
    void otherSignersAreRefused(String lines) {
        assertThatThrownBy(() -> verify(lines.replace("KEY", blob))).isInstanceOf(IntegrityException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "obs-centre",
                "obs-centre only-on-mondays KEY",
                "obs-centre namespaces=\"a\"b KEY",
                "obs-centre valid-after=\"soon\" KEY",
                "obs-centre ssh-ed25519 !!!",
                "obs-centre ssh-ed25519 AAAA",
            })
    void aLineThatIsNotUnderstoodIsNotPassedOver(String line) {
        assertThatThrownBy(() -> verify("# first\n" + line.replace("KEY", blob)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ligne 2");
    }

    @Test
    void aSignatureIsGoodForItsMessageAndItsNamespaceOnly() {
        SshSignature signature = SshSignature.parse(SshSignature.sign(key, SPACE, MESSAGE));
        assertThat(signature.verifies(SPACE, MESSAGE)).isTrue();
        assertThat(signature.verifies("file", MESSAGE)).isFalse();
        assertThat(signature.verifies(SPACE, "Lot".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void aDamagedSignatureIsRefusedWhereverTheDamageIs() {
        String good = SshSignature.sign(key, SPACE, MESSAGE).strip();
        for (int i = 0; i < good.length(); i++) {
            StringBuilder changed = new StringBuilder(good);
            changed.setCharAt(i, good.charAt(i) == 'B' ? 'C' : 'B');
            assertThatCode(() -> assertThat(
                                    SshSignature.parse(changed.toString()).verifies(SPACE, MESSAGE))
                            .isFalse())
                    .satisfiesAnyOf(
                            error -> assertThat(error).isNull(),
                            error -> assertThat(error).isInstanceOf(IntegrityException.class));
            String cut = good.substring(0, i);
            assertThatThrownBy(() -> SshSignature.parse(cut)).isInstanceOf(IntegrityException.class);
        }
    }
}
