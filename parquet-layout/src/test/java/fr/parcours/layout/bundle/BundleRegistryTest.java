package fr.parcours.layout.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parcours.layout.IntegrityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleRegistryTest {

    private static final int WRITERS = 8;
    private static final int BUNDLES = 10;

    @TempDir
    Path folder;

    private static BundleInfo info(String id) {
        return new BundleInfo(
                id, id, 1, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    private void add(String id) throws IOException {
        BundleRegistry.change(
                folder.resolve("there"),
                registry -> registry.add(info(id), "digest-" + id, Optional.empty(), List.of()));
    }

    @Test
    void noBundleIsLostWhenManyAreAddedAtOnce() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        Set<String> added = new TreeSet<>();
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            for (int bundle = 0; bundle < BUNDLES; bundle++) {
                String id = writer + "-" + bundle;
                added.add(id);
                running.add(writers.submit(() -> {
                    add(id);
                    return id;
                }));
            }
        }
        for (Future<?> one : running) {
            one.get();
        }
        writers.shutdown();
        Set<String> kept = new TreeSet<>();
        for (JsonNode bundle : DataPackage.MAPPER.readTree(Files.readAllBytes(folder.resolve("there.lots.json")))) {
            kept.add(bundle.path("id").asText());
        }
        assertThat(kept).isEqualTo(added);
    }

    @Test
    void whoWaitedSeesWhatWasAddedMeanwhile() throws Exception {
        add("first");
        ExecutorService other = Executors.newSingleThreadExecutor();
        List<Future<?>> waiting = new ArrayList<>();
        BundleRegistry.change(folder.resolve("there"), registry -> {
            waiting.add(other.submit(() -> {
                BundleRegistry.change(
                        folder.resolve("there"),
                        after -> assertThatThrownBy(() -> after.check(info("second"), "another digest"))
                                .isInstanceOf(IntegrityException.class));
                return true;
            }));
            registry.add(info("second"), "digest-second", Optional.empty(), List.of());
        });
        waiting.get(0).get();
        other.shutdown();
    }

    @Test
    void aDamagedRegistryIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("there.lots.json"), "[{");
        assertThatThrownBy(() -> add("first"))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("abîmé");
        assertThat(file).hasContent("[{");
    }
}
