package fr.parcours.engine.anonymise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyChainTest {

    @TempDir
    Path folder;

    private KeyFile next() {
        return KeyFile.openOrCreate(folder.resolve("next.key"), "k2-next", Keys.counting(0x40));
    }

    @Test
    void hashingStoredPseudonymsAgainGivesWhatTheChainGives() {
        KeyFile first = Keys.stage2(folder);
        Pseudonyms old = new Pseudonyms(first);
        Pseudonyms again = new Pseudonyms(next());
        Pseudonyms chain = new Pseudonyms(KeyChain.of(first).then(next()));
        for (String sent : List.of("cda1f04a9d9f83998ee4917aebb7507e", "x", "é")) {
            assertThat(chain.person(sent))
                    .isEqualTo(again.person(old.person(sent)))
                    .isNotEqualTo(old.person(sent));
            assertThat(chain.journey(sent)).isEqualTo(again.journey(old.journey(sent)));
        }
    }

    @Test
    void theFingerprintOfAChainTellsItsKeysInOrder() {
        KeyChain chain = KeyChain.of(Keys.stage2(folder)).then(next());
        assertThat(chain.fingerprint())
                .startsWith("k2-test:bacaec00>k2-next:")
                .hasSameSizeAs("k2-test:bacaec00>k2-next:00000000");
    }

    @Test
    void theSameKeyTwiceIsRefused() {
        KeyChain chain = KeyChain.of(Keys.stage2(folder));
        KeyFile same = Keys.stage2(folder);
        assertThatThrownBy(() -> chain.then(same)).isInstanceOf(IntegrityException.class);
    }

    @Test
    void aKeyOfACertifierIsRefused() {
        KeyFile certifiers = Keys.stage1(folder);
        assertThatThrownBy(() -> KeyChain.of(certifiers)).isInstanceOf(IntegrityException.class);
    }

    @Test
    void theChainOfAFolderIsReadInItsOrder() {
        Path first = folder.resolve("etape2.key");
        KeyFile.openOrCreate(first, "k2-a", Keys.counting(1));
        KeyFile.openOrCreate(KeyChain.file(first, 2), "k2-b", Keys.counting(2));
        KeyFile.openOrCreate(KeyChain.file(first, 3), "k2-c", Keys.counting(3));
        assertThat(KeyChain.openOrCreate(first).fingerprint()).matches("k2-a:\\w+>k2-b:\\w+>k2-c:\\w+");
        assertThat(folder.resolve("etape2-3.key")).exists();
    }

    @Test
    void anExpiredKeyIsRefusedUnlessAnotherOneFollows() throws IOException {
        Path first = folder.resolve("etape2.key");
        KeyFile.create(first, KeyRole.STAGE_2, Optional.of("k2-a"), Optional.empty(), Optional.of(LocalDate.MAX));
        Files.writeString(first, Files.readString(first).replaceFirst("expire: .*", "expire: 2020-01-01"));
        assertThatThrownBy(() -> KeyChain.openOrCreate(first))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("2020-01-01");
        KeyFile.openOrCreate(KeyChain.file(first, 2), "k2-b", Keys.counting(2));
        assertThat(KeyChain.openOrCreate(first).keys()).hasSize(2);
    }

    @Test
    void aKeyNeverReplacesAnother() {
        Path file = folder.resolve("k.key");
        KeyFile.create(file, KeyRole.STAGE_1, Optional.empty(), Optional.empty(), Optional.empty());
        assertThatThrownBy(() ->
                        KeyFile.create(file, KeyRole.STAGE_1, Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void oneRingHoldsKeysOfOneRole() {
        Keys.stage1(folder);
        Keys.stage2(folder);
        KeyRing ring = new KeyRing();
        ring.open(folder.resolve("k1.key"), KeyRole.STAGE_1);
        assertThatThrownBy(() -> ring.open(folder.resolve("k2.key"), KeyRole.STAGE_2))
                .isInstanceOf(IntegrityException.class);
        assertThatThrownBy(() -> ring.openOrCreateChain(folder.resolve("k2.key")))
                .isInstanceOf(IntegrityException.class);
        assertThat(new KeyRing().openOrCreateChain(folder.resolve("k2.key")).keys())
                .hasSize(1);
    }
}
