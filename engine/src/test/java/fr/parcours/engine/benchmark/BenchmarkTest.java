package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BenchmarkTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(MeasuredAnalysis.class)
    void bareStatementsAnswerWhatTheEngineAsks(MeasuredAnalysis analysis) {
        BenchmarkDataset.make(folder.resolve("observatory"), 1_000, 1, Progress.none());
        AnalysisBenchmark benchmark = new AnalysisBenchmark(folder.resolve("observatory"), analysis);
        Result result = benchmark.engine();

        assertThat(result.table().rows().size()).isGreaterThanOrEqualTo(5);
        assertThat(benchmark.bare(result.provenance().sql())).isGreaterThanOrEqualTo(5);
    }

    @Test
    void tooFewJourneysAreRefused() {
        assertThatThrownBy(() -> Benchmark.run(folder, 999, 1_000, Progress.none()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Benchmark.run(folder, 1_000, 999, Progress.none()))
                .isInstanceOf(InvalidInputException.class);
    }
}
