package fr.parcours.layout.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JourneyIdsTest {

    private static final int SIZE = 5_000;

    private static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> ids(Random random, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(String.format("%016x%016x", random.nextLong(), random.nextLong()));
        }
        return ids;
    }

    /** One run is a sorted file, some are certifiers, thousands a file in disorder. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 2_000})
    void membersAndDuplicatesAreThoseOfASet(int runs) {
        Random random = new Random(runs);
        List<String> all = ids(random, SIZE);
        all.addAll(all.subList(0, 100));
        Collections.shuffle(all, random);
        JourneyIds ids = new JourneyIds(all.size());
        for (int run = 0; run < runs; run++) {
            int from = (int) ((long) all.size() * run / runs);
            int to = (int) ((long) all.size() * (run + 1) / runs);
            all.subList(from, to).stream().sorted().forEach(id -> ids.add(bytes(id)));
        }
        ids.seal();
        assertThat(ids.duplicates()).isEqualTo(100);
        List<String> asked = new ArrayList<>(all);
        asked.addAll(ids(random, SIZE));
        Set<String> members = new HashSet<>(all);
        for (boolean sorted : new boolean[] {true, false}) {
            if (sorted) {
                Collections.sort(asked);
            } else {
                Collections.shuffle(asked, random);
            }
            assertThat(asked).allMatch(id -> ids.contains(bytes(id)) == members.contains(id));
        }
    }

    @Test
    void identifiersAreThirtyTwoLowerCaseDigits() {
        String id = "0123456789abcdef0123456789abcdef";
        assertThat(JourneyIds.isId(bytes(id))).isTrue();
        for (String other : List.of("", id.substring(1), id + "0", id.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(JourneyIds.isId(bytes(other))).isFalse();
        }
    }

    @Test
    void nothingIsInAnEmptyPartition() {
        JourneyIds ids = new JourneyIds(0);
        ids.seal();
        assertThat(ids.duplicates()).isZero();
        assertThat(ids.contains(bytes("0".repeat(32)))).isFalse();
    }
}
