package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeBenchmarkTest {

    @TempDir
    Path folder;

    @Test
    void extractIsTakenInWithoutLoss() {
        IntakeBenchmark benchmark = new IntakeBenchmark(folder);
        benchmark.makeExtract(1_000, Progress.none());
        Comparison comparison = benchmark.measure(1, Progress.none());

        Manifest partition =
                Dataset.open(folder.resolve("intake-0")).partitions().get(0);
        assertThat(partition.sources())
                .extracting(source -> source.rows().accepted())
                .containsExactly(1_000L);
        assertThat(folder.resolve("bare.parquet")).isNotEmptyFile();
        assertThat(comparison.engineSeconds()).hasSize(1);
    }
}
