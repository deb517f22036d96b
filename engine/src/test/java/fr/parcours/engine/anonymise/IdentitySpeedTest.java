package fr.parcours.engine.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pseudonyms beside the bare hash of the same messages, on one thread. The build measures few and asks for little;
 * {@code -Dparcours.identities=5000000 -Dtest=IdentitySpeedTest} measures many.
 */
class IdentitySpeedTest {

    private static final int COUNT = Integer.getInteger("parcours.identities", 50_000);
    private static final String[] NAMES = {
        "Martin",
        "DUPONT",
        "Le Goff",
        "D'Almeida",
        "Quéméneur",
        "de La Tour du Pin",
        "SAINT-AUBIN",
        "Müller",
        "Ben Ali",
        "Nguyen",
        "Boulanger",
        "Lefèvre",
        "St-Jean"
    };
    private static final String[] FIRST_NAMES = {
        "Marie",
        "Jean-Pierre, Marie",
        "ZOÉ",
        "Léa",
        "Mohamed",
        "Gwenaëlle",
        "Anne-Sophie",
        "Thibault",
        "Élodie",
        "Yoann"
    };

    @TempDir
    Path folder;

    private Identity[] identities() {
        Random random = new Random(1);
        Identity[] identities = new Identity[COUNT];
        for (int i = 0; i < COUNT; i++) {
            identities[i] = new Identity(
                    NAMES[random.nextInt(NAMES.length)] + (char) ('a' + random.nextInt(26)),
                    FIRST_NAMES[random.nextInt(FIRST_NAMES.length)],
                    LocalDate.of(1950, 1, 1).plusDays(random.nextInt(14_000)),
                    random.nextBoolean() ? Sex.F : Sex.M);
        }
        return identities;
    }

    private static byte[] message(Identity identity) {
        return ("v1|" + IdentityNormalisation.name(identity.birthName()) + "|"
                        + IdentityNormalisation.firstName(identity.firstName()) + "|" + identity.birthDate() + "|"
                        + identity.sex())
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void pseudonymsCostLittleMoreThanTheirHash() {
        KeyFile key = Keys.stage1(folder);
        Identity[] identities = identities();
        byte[][] messages = new byte[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            messages[i] = message(identities[i]);
        }
        Mac mac = KeyedHash.keyed(key.subKey("vae-pseudo/v1/etape1"));
        CertifierPseudonyms pseudonyms = new CertifierPseudonyms(key, LocalDate.of(2009, 7, 15));
        long bare = Long.MAX_VALUE;
        long whole = Long.MAX_VALUE;
        for (int pass = 0; pass < 5; pass++) {
            long start = System.nanoTime();
            int check = 0;
            for (byte[] message : messages) {
                check += mac.doFinal(message)[0];
            }
            long middle = System.nanoTime();
            for (Identity identity : identities) {
                check += pseudonyms.person(identity).text().length();
            }
            bare = Math.min(bare, middle - start);
            whole = Math.min(whole, System.nanoTime() - middle);
            assertThat(check).isNotZero();
        }
        double ratio = (double) whole / bare;
        assertThat(ratio)
                .as(
                        "%d identities: bare hash %.0f ns each, pseudonym %.0f ns each",
                        COUNT, (double) bare / COUNT, (double) whole / COUNT)
                .isLessThan(Double.parseDouble(System.getProperty("parcours.ratio", "3")));
    }
}
