package fr.parcours.engine.benchmark;

import fr.parcours.engine.anonymise.CertifierPseudonyms;
import fr.parcours.engine.anonymise.Identity;
import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.anonymise.KeyRole;
import fr.parcours.engine.anonymise.Outcome;
import fr.parcours.engine.anonymise.PersonPseudonym;
import fr.parcours.engine.anonymise.Sex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Times the pseudonyms of many identities, normalised and hashed, beside the bare HMAC-SHA-256 of the Java platform
 * over the same bytes, neither normalised nor checked.
 */
final class PseudonymBenchmark {

    private static final int POOL = 100_000;
    private static final long SEED = 20_100_715;
    private static final int PSEUDONYM_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private static final List<String> SYLLABLES =
            List.of("Le", "Ma", "Ré", "Dup", "Char", "tin", "ni", "gaud", "ço", "bert", " De ", "-", "'", "Saint ");

    private final KeyFile key;
    private final long identities;
    private final List<Identity> pool;
    private final List<byte[]> bytes;

    PseudonymBenchmark(Path folder, long identities) {
        Path file = folder.resolve("stage1.key");
        KeyFile.create(file, KeyRole.STAGE_1, Optional.empty(), Optional.empty(), Optional.empty());
        this.key = KeyFile.open(file, KeyRole.STAGE_1);
        this.identities = identities;
        this.pool = pool();
        this.bytes = pool.stream().map(PseudonymBenchmark::written).toList();
    }

    private static List<Identity> pool() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Identity> pool = new ArrayList<>();
        for (int i = 0; i < POOL; i++) {
            pool.add(new Identity(
                    name(random, 4),
                    name(random, 3),
                    LocalDate.of(1950, 1, 1).plusDays(random.nextInt(12_000)),
                    random.nextBoolean() ? Sex.F : Sex.M));
        }
        return pool;
    }

    private static String name(SplittableRandom random, int syllables) {
        StringBuilder name = new StringBuilder("A");
        IntStream.range(0, syllables).forEach(i -> name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size()))));
        return name.toString();
    }

    private static byte[] written(Identity identity) {
        return String.join(
                        "|",
                        "v1",
                        identity.birthName(),
                        identity.firstName(),
                        identity.birthDate().toString(),
                        identity.sex().name())
                .getBytes(StandardCharsets.UTF_8);
    }

    SideBySide sides() {
        return new SideBySide(this::engine, this::bare);
    }

    /** Makes all pseudonyms; returns how many were made. */
    long engine() {
        CertifierPseudonyms pseudonyms = new CertifierPseudonyms(key, BenchmarkDataset.AS_OF);
        long made = 0;
        for (long i = 0; i < identities; i++) {
            PersonPseudonym pseudonym = pseudonyms.person(pool.get((int) (i % POOL)));
            made += pseudonym.outcome() == Outcome.MADE && pseudonym.text().length() == 2 * PSEUDONYM_BYTES ? 1 : 0;
        }
        return made;
    }

    /** Hashes the same bytes; returns how many hashes were made. */
    long bare() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(new byte[32], ALGORITHM));
            long made = 0;
            for (long i = 0; i < identities; i++) {
                String hash = HexFormat.of().formatHex(mac.doFinal(bytes.get((int) (i % POOL))), 0, PSEUDONYM_BYTES);
                made += hash.length() == 2 * PSEUDONYM_BYTES ? 1 : 0;
            }
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
        }
    }
}
