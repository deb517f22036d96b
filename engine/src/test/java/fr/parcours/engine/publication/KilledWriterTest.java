package fr.parcours.engine.publication;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.SmallDemo;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PastRevision;
import fr.parcours.layout.verify.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
        Set<String> revisions = Set.of(variants.publish(0), variants.publish(1));
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
            assertThat(Verification.of(dataset).faults()).isEmpty();
        }
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
