package fr.parcours.engine.publication;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.SmallDemo;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PastRevision;
import fr.parcours.layout.bundle.BundleExport;
import fr.parcours.layout.bundle.ExportOptions;
import fr.parcours.layout.verify.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {

    /** More by hand: {@code -Dparcours.kills=200}. */
    private static final int KILLS = Integer.getInteger("parcours.kills", 8);

    @TempDir
    Path folder;

    @Test
    void aWriterKilledAtAnyInstantLeavesOneRevisionEntireAndTheNextOneGoesOn() throws Exception {
        Path demo = SmallDemo.get().dataset().toAbsolutePath();
        Path dataset = folder.resolve("observatory");
        Variants variants = new Variants(demo, dataset);
        Set<String> revisions = new HashSet<>();
        for (int variant = 0; variant < 2; variant++) {
            revisions.add(variants.publish(variant));
            BundleExport.write(variants.target(), options(), folder.resolve("lot-" + variant), bytes -> {});
        }
        Random random = new Random(1);
        for (int kill = 0; kill < KILLS; kill++) {
            killSoon(demo, dataset, kill, random);

            assertThat(Verification.of(dataset).faults()).as("kill %s", kill).isEmpty();
            Manifest published = Dataset.open(dataset).partition(Variants.KEY).orElseThrow();
            assertThat(published.revision()).isIn(revisions);
            List<PastRevision> history = Dataset.open(dataset).history(Variants.KEY);
            assertThat(history.stream().map(PastRevision::revision).collect(Collectors.toSet()))
                    .isSubsetOf(revisions);
            assertThat(variants.publish(kill % 2)).isIn(revisions);
            EndlessWriter.take(dataset, 1 - kill % 2);
            try (Stream<Path> beside = Files.list(folder)) {
                assertThat(beside.map(path -> path.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                "observatory",
                                "observatory.lots.json",
                                ".observatory.lots.json.lock",
                                "lot-0",
                                "lot-1");
            }
            assertThat(Verification.of(dataset).faults()).isEmpty();
        }
    }

    private static ExportOptions options() {
        return new ExportOptions(
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "test");
    }

    private static void killSoon(Path demo, Path dataset, int seed, Random random)
            throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        demo.toString(),
                        dataset.toString(),
                        Integer.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("ready");
            // The first publications are slow: classes are loaded.
            TimeUnit.MICROSECONDS.sleep(100_000 + random.nextInt(400_000));
            assertThat(writer.isAlive()).isTrue();
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }
}
