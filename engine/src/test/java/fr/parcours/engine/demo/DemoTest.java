package fr.parcours.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.intake.IntakeReport;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Manifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @Test
    void theCampaignsOfARegionAreTakenInOneAfterTheOtherSoThatEachIsComparedWithTheOneBefore(@TempDir Path folder) {
        Demo demo = new Demo(folder, Simulator.defaults().withScale(0.02));

        List<Manifest> manifests = demo.takeIn(demo.simulate(Progress.none()), Progress.none()).stream()
                .map(IntakeReport::manifest)
                .map(Optional::orElseThrow)
                .toList();

        assertThat(manifests)
                .isSortedAccordingTo((a, b) -> (a.region() + a.campaign()).compareTo(b.region() + b.campaign()));
        Map<String, Instant> last = new HashMap<>();
        for (Manifest manifest : manifests) {
            assertThat(manifest.created()).isAfter(last.getOrDefault(manifest.region(), Instant.MIN));
            last.put(manifest.region(), manifest.created());
        }
        assertThat(last).hasSizeGreaterThan(1);
    }
}
