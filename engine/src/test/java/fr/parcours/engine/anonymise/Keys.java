package fr.parcours.engine.anonymise;

import java.nio.file.Path;

/** The published keys of the test vectors, and others made like them. */
public final class Keys {

    private Keys() {}

    /** 32 bytes that count from a first one. */
    public static byte[] counting(int first) {
        byte[] secret = new byte[32];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) (first + i);
        }
        return secret;
    }

    /** The key of the certifiers: bytes 00 to 1f. */
    public static KeyFile stage1(Path folder) {
        Path file = folder.resolve("k1.key");
        KeyText.write(
                file,
                new KeyDescription(
                        "k1-test",
                        KeyRole.STAGE_1,
                        "essai",
                        java.time.LocalDate.of(2026, 1, 1),
                        java.util.Optional.empty(),
                        ""),
                counting(0));
        return KeyFile.open(file, KeyRole.STAGE_1);
    }

    /** The key of the observatory: bytes 20 to 3f. */
    public static KeyFile stage2(Path folder) {
        return KeyFile.openOrCreate(folder.resolve("k2.key"), "k2-test", counting(0x20));
    }
}
