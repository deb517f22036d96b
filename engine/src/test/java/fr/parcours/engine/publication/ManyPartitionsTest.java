package fr.parcours.engine.publication;

import static fr.parcours.engine.cohort.Attributes.region;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.SmallDemo;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyPartitionsTest {

    private static final List<String> REGIONS = List.of("11", "24", "82", "93");
    /** More by hand, to measure: {@code -Dparcours.campaigns=750}, which are 3,000 partitions. */
    private static final int CAMPAIGNS = Integer.getInteger("parcours.campaigns", 5);

    @TempDir
    Path folder;

    @Test
    void aQuestionAboutOneRegionAndCampaignOpensOnlyTheirFiles() throws IOException {
        Path dataset = folder.resolve("observatory");
        Variants variants = new Variants(SmallDemo.get().dataset(), dataset);
        for (String region : REGIONS) {
            for (int campaign = 0; campaign < CAMPAIGNS; campaign++) {
                variants.publish(PartitionKey.of(region, (2000 + campaign / 9) + "-" + (1 + campaign % 9)), 0);
            }
        }
        String expected;
        try (Observatory observatory = Observatory.open(dataset)) {
            assertThat(observatory.partitions().rows()).hasSize(REGIONS.size() * CAMPAIGNS);
            expected = answer(observatory);
        }
        for (Manifest manifest : Dataset.open(dataset).partitions()) {
            if (!manifest.key().equals(PartitionKey.of("82", "2000-1"))) {
                for (Table table : Table.values()) {
                    Files.write(Dataset.open(dataset).path(manifest, table), new byte[] {1, 2, 3});
                }
            }
        }
        try (Observatory observatory = Observatory.open(dataset)) {
            assertThat(answer(observatory)).isEqualTo(expected).isNotEmpty();
        }
    }

    private static String answer(Observatory observatory) {
        return observatory
                .cohort("tous")
                .where(region().in("82"))
                .asKnownAt("2000-1")
                .flow()
                .table()
                .rows()
                .toString();
    }
}
