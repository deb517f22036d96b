package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.result.Cell;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {

    @TempDir
    Path folder;

    @Test
    void bareStatementsCountTheJourneysThatTheEngineCounts() {
        BenchmarkDataset.make(folder.resolve("observatory"), 1_000, 1, Progress.none());
        DurationBenchmark benchmark = new DurationBenchmark(folder.resolve("observatory"));
        DurationResult result = benchmark.engine();
        int journeys = result.table().columns().stream()
                .map(column -> column.name())
                .toList()
                .indexOf("journeys");
        long counted = result.table().rows().stream()
                .map(row -> row.get(journeys))
                .mapToLong(cell -> ((Cell.Count) cell).value())
                .sum();

        assertThat(counted).isGreaterThan(500);
        assertThat(benchmark.bare(result.provenance().sql())).isEqualTo(counted);
    }

    @Test
    void tooFewJourneysAreRefused() {
        assertThatThrownBy(() -> Benchmark.run(folder, 999, 1_000, Progress.none()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Benchmark.run(folder, 1_000, 999, Progress.none()))
                .isInstanceOf(InvalidInputException.class);
    }
}
