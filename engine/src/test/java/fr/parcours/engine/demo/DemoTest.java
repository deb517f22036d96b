package fr.parcours.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.SmallDemo;
import fr.parcours.engine.intake.IntakeReport;
import fr.parcours.layout.Manifest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoTest {

    @Test
    void theCampaignsOfARegionAreTakenInOneAfterTheOtherSoThatEachIsComparedWithTheOneBefore() {
        List<Manifest> manifests = SmallDemo.get().reports().stream()
                .map(IntakeReport::manifest)
                .map(Optional::orElseThrow)
                .toList();

        Map<String, Instant> last = new HashMap<>();
        for (Manifest manifest : manifests) {
            assertThat(manifest.created()).isAfter(last.getOrDefault(manifest.region(), Instant.MIN));
            last.put(manifest.region(), manifest.created());
        }
        assertThat(last).hasSizeGreaterThan(1);
        assertThat(manifests).hasSizeGreaterThan(last.size());
    }
}
