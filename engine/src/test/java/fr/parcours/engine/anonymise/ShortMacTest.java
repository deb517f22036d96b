package fr.parcours.engine.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortMacTest {

    @Test
    void hashesAreThoseOfTheJavaPlatform() {
        Random random = new Random(5);
        for (int length = 0; length < 300; length++) {
            byte[] key = new byte[1 + random.nextInt(64)];
            byte[] message = new byte[length + 10];
            random.nextBytes(key);
            random.nextBytes(message);
            assertThat(new ShortMac(key).hash(message, length))
                    .isEqualTo(KeyedHash.keyed(key).doFinal(Arrays.copyOf(message, length)));
        }
    }

    @Test
    void theSecondCaseOfRfc4231Holds() {
        byte[] key = "Jefe".getBytes(StandardCharsets.US_ASCII);
        byte[] message = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
        assertThat(HexFormat.of().formatHex(new ShortMac(key).hash(message, message.length)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void subKeysAreThoseOfRfc5869() {
        byte[] input = new byte[22];
        Arrays.fill(input, (byte) 0x0b);
        // Test case 3: no salt, no info; the first 32 bytes.
        assertThat(HexFormat.of().formatHex(KeyedHash.derive(input, "")))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }
}
