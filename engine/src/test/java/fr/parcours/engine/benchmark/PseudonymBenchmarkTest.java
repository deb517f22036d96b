package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymBenchmarkTest {

    @TempDir
    Path folder;

    @Test
    void bothSidesMakeOneHashOfEachIdentity() {
        PseudonymBenchmark benchmark = new PseudonymBenchmark(folder, 150_000);
        assertThat(benchmark.engine()).isEqualTo(150_000);
        assertThat(benchmark.bare()).isEqualTo(150_000);
    }
}
